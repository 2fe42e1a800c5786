package org.holdfast.world.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.holdfast.world.thing.ThingId;

/**
 * Whose turn comes once in a period, each at a place in it that follows from the id and the name alone: spread evenly,
 * and the same in every generation. Owned by the generation's thread.
 *
 * <pre>
 *   |--o---o-o----o--o-o---|--o---o-o----o--o-o---|     o  a place: a multiple of 50 ms
 *              ^                                         ^ the hand: those before it have had their turn
 * </pre>
 */
final class Rota {
    private static final ThingId FIRST = new ThingId(1);
    private static final ThingId LAST = new ThingId(Long.MAX_VALUE);

    private final long period;
    private final NavigableSet<Place> places = new TreeSet<>();

    /** When the round began in which the hand is, in ms since 1970. */
    private long round;

    private Place hand = new Place(0, FIRST, "");

    /** @param at in ms after the beginning of a round */
    private record Place(long at, ThingId thing, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(at, other.at);
            if (byTime != 0) {
                return byTime;
            }
            int byThing = thing.compareTo(other.thing);
            return byThing != 0 ? byThing : name.compareTo(other.name);
        }
    }

    /** Whose turn is next, and when it is. */
    record Next(Instant when, ThingId thing, String name) {}

    /** @param period a whole number of times 50 ms */
    Rota(Duration period) {
        this.period = period.toMillis();
    }

    void add(ThingId thing, String name) {
        places.add(place(thing, name));
    }

    void remove(ThingId thing, String name) {
        places.remove(place(thing, name));
    }

    /** Moves the hand to just before this time; whose turn it would have been before has it in the next round. */
    void moveTo(Instant time) {
        long at = turnRound(time);
        hand = new Place(at - at % Due.GRID, FIRST, "");
    }

    /** Moves the hand past this time: who is added now with a place before it has to wait for the next round. */
    void movePast(Instant time) {
        hand = new Place(turnRound(time), LAST, "");
    }

    /** How far in its round a time is, in ms. */
    private long turnRound(Instant time) {
        long millis = time.toEpochMilli();
        round = Math.floorDiv(millis, period) * period;
        return millis - round;
    }

    /** Whose turn is next. */
    Optional<Next> next() {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        Place later = places.higher(hand);
        Place next = later != null ? later : places.first();
        long begin = later != null ? round : round + period;
        return Optional.of(new Next(Instant.ofEpochMilli(begin + next.at), next.thing, next.name));
    }

    /** The turn that is next has been had: moves the hand past it. */
    void taken() {
        Place later = places.higher(hand);
        if (later == null) {
            round += period;
        }
        hand = later != null ? later : places.first();
    }

    /** A mixing function of two rounds, so that neighbours are far from each other. */
    private Place place(ThingId thing, String name) {
        long mixed = (thing.number() + name.hashCode() * 31L) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xbf58476d1ce4e5b9L;
        return new Place(Math.floorMod(mixed ^ (mixed >>> 29), period / Due.GRID) * Due.GRID, thing, name);
    }
}
