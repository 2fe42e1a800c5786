package org.holdfast.world;

import java.util.Optional;
import org.holdfast.api.SessionInfo;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Enterable;

/** Sees to it that every session has a body in a place where it can be. */
final class Bodies {
    private final Things things;

    Bodies(Things things) {
        this.things = things;
    }

    /**
     * The body of a session's character: where it last was, or at the start if it is new or its place is gone. Changes
     * nothing if all is as it should be.
     */
    Thing place(SessionInfo session, WorldTurn turn) {
        Thing body =
                things.body(session.character()).orElseGet(() -> turn.createBody(session.character(), session.name()));
        if (!body.name().equals(session.name())) {
            turn.rename(body, session.name());
        }
        // Where it is stands in a room, or it could be in a boat that somebody took out of the world.
        Optional<Thing> room = things.location(body).filter(Enterable::isPlace).flatMap(things::room);
        if (room.isEmpty()) {
            things.start().ifPresent(start -> turn.move(body, start));
        }
        return body;
    }
}
