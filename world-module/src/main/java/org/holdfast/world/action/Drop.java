package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.LookView;

/** Puts down an item that the actor carries. */
public record Drop(Thing item) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = Reach.notCarried(actor, item).or(() -> worn(item));
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty()) {
            return Optional.of(Text.of("There is no ground here to put it on."));
        }
        stage.turn().move(item, place.get());
        stage.happened(new Event.Dropped(actor, place.get(), item));
        return Optional.empty();
    }

    /** What is worn has to be taken off first, whatever is then done with it. */
    static Optional<Text> worn(Thing item) {
        return Worn.isWorn(item)
                ? Optional.of(Text.of("You are wearing {}; <command>remove</command> it first.", LookView.named(item)))
                : Optional.empty();
    }
}
