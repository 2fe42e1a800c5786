package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** Goes through an exit of the room that the actor is in. */
public record Go(Thing exit) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> from = stage.things().location(actor);
        if (from.isEmpty() || !exit.location().equals(actor.location())) {
            return Optional.of(Text.of("That is no way out of here."));
        }
        if (Fighting.isFighting(actor)) {
            return Optional.of(Text.of("You are in the middle of a fight! <command>flee</command>, if you must."));
        }
        Optional<Thing> to = stage.things().destination(exit);
        if (to.isEmpty()) {
            return Optional.of(Text.of("The way <exit>{}</exit> leads nowhere.", exit.name()));
        }
        stage.happened(new Event.Left(actor, from.get(), exit));
        stage.turn().move(actor, to.get());
        stage.happened(new Event.Arrived(actor, to.get(), wayBack(stage, to.get(), from.get())));
        return Optional.empty();
    }

    private static Optional<Thing> wayBack(Stage stage, Thing room, Thing to) {
        return stage.things().contents(room, Kind.EXIT).stream()
                .filter(candidate -> candidate.destination().equals(Optional.of(to.id())))
                .findFirst();
    }
}
