package org.holdfast.world.command.builder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;

/** Players whose place is built away from under them are shown where they are then. */
final class Displaced {
    private Displaced() {}

    static void shown(Invocation in, Runnable work) {
        Map<ThingId, Optional<ThingId>> before = new HashMap<>();
        in.presences().players(in.things()).forEach(body -> before.put(body.id(), body.location()));
        work.run();
        in.presences()
                .players(in.things())
                .filter(body ->
                        before.containsKey(body.id()) && !body.location().equals(before.get(body.id())))
                .toList()
                .forEach(body -> show(in, body));
    }

    private static void show(Invocation in, Thing body) {
        in.tell(
                body,
                Text.of(
                        "<notice>The place where you were is gone.</notice>\n{}",
                        in.view().around(body)));
    }
}
