package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Event.Verb;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.view.LookView;

/** Opens, closes, locks or unlocks a door or a container. A door's other side goes with it, and is perceived there. */
public record Operate(Thing thing, Verb verb) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        Optional<Openable> openable = Openable.of(thing);
        if (place.isEmpty() || !Reach.isNear(actor, thing) || openable.isEmpty()) {
            return Optional.of(Text.of("{} has nothing to {}.", LookView.beginning(thing), verb.word()));
        }
        Optional<Text> refusal = refuse(stage, actor, openable.get())
                .or(() -> stage.lock(
                        actor,
                        thing,
                        Locks.OPEN,
                        Text.of("You may not {} {}.", verb.word(), LookView.openable(thing))));
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean closed = verb != Verb.OPEN;
        boolean locked = verb == Verb.LOCK;
        openable.get().set(stage.turn(), stage.things(), closed, locked);
        stage.happened(new Event.Operated(actor, place.get(), thing, verb));
        openable.get()
                .otherSide(stage.things())
                .map(Openable::thing)
                .ifPresent(other -> stage.things()
                        .location(other)
                        .filter(there -> !there.equals(place.get()))
                        .ifPresent(there -> stage.happened(new Event.OperatedBeyond(actor, there, other, verb))));
        return Optional.empty();
    }

    private Optional<Text> refuse(Stage stage, Thing actor, Openable openable) {
        boolean closed = openable.isClosed();
        boolean locked = openable.isLocked();
        return switch (verb) {
            case OPEN -> !closed ? state("open already") : locked ? state("locked") : Optional.empty();
            case CLOSE -> closed ? state("closed already") : Optional.empty();
            case LOCK -> !closed ? state("open") : locked ? state("locked already") : key(stage, actor, openable);
            case UNLOCK -> !locked ? state("not locked") : key(stage, actor, openable);
        };
    }

    private Optional<Text> state(String state) {
        return Optional.of(Text.of("{} is {}.", LookView.openableBeginning(thing), state));
    }

    private Optional<Text> key(Stage stage, Thing actor, Openable openable) {
        if (!openable.hasKey()) {
            return Optional.of(Text.of("{} has no keyhole.", LookView.openableBeginning(thing)));
        }
        return openable.keyOf(stage.things(), actor).isPresent()
                ? Optional.empty()
                : Optional.of(Text.of("You have no key that fits {}.", LookView.openable(thing)));
    }
}
