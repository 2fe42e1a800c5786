package org.holdfast.world.action;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Slot;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/**
 * Puts on an item that the actor carries, in the first free one of these places.
 *
 * @param slots at least one
 */
public record Wear(Thing item, List<Slot> slots) implements Action {
    public Wear {
        slots = List.copyOf(slots);
    }

    /** As clothes, where it fits; or else as a weapon. */
    public static Wear of(Thing item) {
        List<Slot> slots = Worn.fits(item);
        return new Wear(item, slots.isEmpty() && Worn.dice(item).isPresent() ? List.of(Slot.WIELD) : slots);
    }

    /** As a weapon. */
    public static Wear wield(Thing item) {
        return new Wear(item, Worn.dice(item).isPresent() ? List.of(Slot.WIELD) : List.of());
    }

    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = Reach.notCarried(actor, item).or(() -> cannot(stage, actor));
        Optional<Thing> place = stage.things().location(actor);
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        Optional<Slot> free = slots.stream()
                .filter(slot -> Worn.at(stage.things(), actor, slot).size() < slot.places())
                .findFirst();
        if (free.isEmpty()) {
            return Optional.of(taken(stage, actor, slots.get(0)));
        }
        Worn.put(stage.turn(), item, free.get());
        stage.happened(new Event.Wore(actor, place.get(), item, free.get()));
        return Optional.empty();
    }

    private Optional<Text> cannot(Stage stage, Thing actor) {
        Text named = LookView.named(item);
        if (Worn.isWorn(item)) {
            return Optional.of(Text.of("You are wearing {} already.", named));
        }
        return slots.isEmpty()
                ? Optional.of(Text.of("{} cannot be used so.", LookView.beginning(item)))
                : stage.lock(actor, item, Locks.WEAR, Text.of("You may not wear {}.", named));
    }

    private static Text taken(Stage stage, Thing actor, Slot slot) {
        return Text.of(
                "You have {} {} already; <command>remove</command> that first.",
                Lists.and(LookView.names(Worn.at(stage.things(), actor, slot))),
                slot.phrase());
    }
}
