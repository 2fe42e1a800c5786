package org.holdfast.world.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.world.thing.ThingId;

/**
 * What failed is tried once more, by the next turn that comes to it; what failed twice within a minute rests for one. So
 * one faulty behaviour of one thing spoils neither the world's time nor the turns of the players around it again and
 * again. A note in memory: new code starts afresh.
 */
final class Resting {
    /** How long. */
    static final Duration TIME = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(Resting.class.getName());

    private final Map<Key, Failure> failures = new HashMap<>();

    private record Key(ThingId thing, String name) {}

    private record Failure(boolean again, Instant until) {}

    boolean rests(ThingId thing, String name, Instant now) {
        if (failures.isEmpty()) {
            return false;
        }
        Key key = new Key(thing, name);
        Failure failure = failures.get(key);
        if (failure != null && !now.isBefore(failure.until)) {
            failures.remove(key);
            return false;
        }
        return failure != null && failure.again;
    }

    /** The turn fails with what was thrown. */
    void failed(ThingId thing, String name, Instant now, Throwable thrown) {
        Key key = new Key(thing, name);
        boolean again = failures.containsKey(key);
        failures.put(key, new Failure(again, now.plus(TIME)));
        LOG.log(
                Level.WARNING,
                "{0} of {1} failed{2}: {3}",
                name,
                thing,
                again ? " again and rests for a minute" : "",
                thrown.getClass().getName());
    }
}
