package org.holdfast.world.life;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/** Whether a player is near enough to see what happens: in the room, or in one that an exit of it leads to. */
final class Sight {
    private final Things things;
    private final Presences presences;

    Sight(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    boolean isWatched(Thing thing) {
        Optional<Thing> room = things.room(thing);
        if (room.isEmpty() || presences.all().isEmpty()) {
            return false;
        }
        List<Thing> contents = things.contents(room.get());
        return hasPlayer(contents)
                || contents.stream()
                        .filter(exit -> exit.is(Kind.EXIT))
                        .anyMatch(exit -> things.destination(exit)
                                .filter(next -> hasPlayer(things.contents(next)))
                                .isPresent());
    }

    private boolean hasPlayer(List<Thing> contents) {
        for (Thing thing : contents) {
            if (thing.player().isPresent() && presences.isThere(thing)) {
                return true;
            }
        }
        return false;
    }

    /** All that is in a room and in those that its exits lead to, and the rooms themselves. */
    void near(Thing room, Consumer<Thing> each) {
        each.accept(room);
        for (Thing thing : things.contents(room)) {
            each.accept(thing);
            if (thing.is(Kind.EXIT)) {
                things.destination(thing).ifPresent(next -> {
                    each.accept(next);
                    things.contents(next).forEach(each);
                });
            }
        }
    }
}
