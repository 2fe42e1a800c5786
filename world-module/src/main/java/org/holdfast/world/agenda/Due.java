package org.holdfast.world.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/**
 * When a thing has to do what: the attribute {@value #ATTRIBUTE}, such as
 * {@code {"round": 1767225600000, "wander": 1767225612350}}, in ms since 1970. Of the thing itself: what its parent is due
 * for is none of its business.
 *
 * <p>Times are rounded up to the next {@value #GRID} ms, so that what happens at nearly the same time can share a turn.
 */
public final class Due {
    public static final String ATTRIBUTE = "due";

    /** In ms. */
    public static final int GRID = 50;

    private Due() {}

    /** What it is due for, by name. What makes no sense, as a builder may have set it, is left out. */
    public static Map<String, Instant> of(Thing thing) {
        Map<String, Instant> times = new TreeMap<>();
        if (thing.ownAttributes().get(ATTRIBUTE) instanceof Doc.Obj due) {
            due.members().forEach((name, time) -> {
                if (time instanceof Doc.Int millis) {
                    times.put(name, Instant.ofEpochMilli(millis.value()));
                }
            });
        }
        return times;
    }

    /** When it has to do something of this name. */
    public static Optional<Instant> find(Thing thing, String name) {
        return Optional.ofNullable(of(thing).get(name));
    }

    /** It has to do this after a time from now, and no longer when it was due before. */
    public static void in(WorldTurn turn, Thing thing, String name, Duration time) {
        at(turn, thing, name, turn.now().plus(time));
    }

    /** It has to do this then, and no longer when it was due before. */
    public static void at(WorldTurn turn, Thing thing, String name, Instant time) {
        long millis = time.toEpochMilli();
        Map<String, Instant> times = of(thing);
        times.put(name, Instant.ofEpochMilli(millis + Math.floorMod(-millis, GRID)));
        write(turn, thing, times);
    }

    /** It has to do this no more. */
    public static void never(WorldTurn turn, Thing thing, String name) {
        Map<String, Instant> times = of(thing);
        if (times.remove(name) != null) {
            write(turn, thing, times);
        }
    }

    /** The one that is earlier, if there is any. */
    public static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        boolean isOther = other.isPresent() && (one.isEmpty() || other.get().isBefore(one.get()));
        return isOther ? other : one;
    }

    private static void write(WorldTurn turn, Thing thing, Map<String, Instant> times) {
        if (times.isEmpty()) {
            turn.unset(thing, ATTRIBUTE);
            return;
        }
        Doc.Builder due = Doc.object();
        times.forEach((name, time) -> due.put(name, time.toEpochMilli()));
        turn.set(thing, ATTRIBUTE, due.build());
    }
}
