package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.Event;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.view.LookView;

/** Goes through an exit of the room that the actor is in. */
public record Go(Thing exit) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> from = stage.things().location(actor);
        if (from.isEmpty() || !exit.is(Kind.EXIT) || !exit.location().equals(actor.location())) {
            return Optional.of(Text.of("That is no way out of here."));
        }
        if (Fighting.isFighting(actor)) {
            return fighting();
        }
        if (Openable.isClosed(exit)) {
            return Optional.of(Text.of("{} is closed.", LookView.openableBeginning(exit)));
        }
        Optional<Thing> to = stage.things().destination(exit);
        if (to.isEmpty()) {
            return Optional.of(Text.of("The way {} leads nowhere.", LookView.named(exit)));
        }
        Optional<Text> refusal = stage.lock(actor, exit, Locks.PASS, Text.of("You may not go that way."))
                .or(() -> mayNotEnter(stage, actor, to.get()));
        if (refusal.isPresent()) {
            return refusal;
        }
        stage.happened(new Event.Left(actor, from.get(), exit));
        stage.turn().move(actor, to.get());
        stage.happened(new Event.Arrived(actor, to.get(), wayBack(stage, to.get(), from.get())));
        return Optional.empty();
    }

    static Optional<Text> fighting() {
        return Optional.of(Text.of("You are in the middle of a fight! <command>flee</command>, if you must."));
    }

    static Optional<Text> mayNotEnter(Stage stage, Thing actor, Thing place) {
        return stage.lock(actor, place, Locks.ENTER, Text.of("You may not enter {}.", LookView.named(place)));
    }

    private static Optional<Thing> wayBack(Stage stage, Thing room, Thing to) {
        return stage.things().contents(room, Kind.EXIT).stream()
                .filter(candidate -> candidate.destination().equals(Optional.of(to.id())))
                .findFirst();
    }
}
