package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Worn;

/** Takes the actor to a room, by no exit. */
public record Teleport(Thing room) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        if (!room.is(Kind.ROOM) || !(actor.is(Kind.CHARACTER) || actor.is(Kind.ITEM))) {
            return Optional.of(Text.of("Only characters and items can be teleported, and only to rooms."));
        }
        stage.things().location(actor).ifPresent(from -> stage.happened(new Event.Vanished(actor, from)));
        Worn.takeOff(stage.turn(), actor);
        stage.turn().move(actor, room);
        stage.happened(new Event.Appeared(actor, room));
        return Optional.empty();
    }
}
