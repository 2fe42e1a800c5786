package org.holdfast.world.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.ThingIndex;

/**
 * All that is due, in the order of time. Owned by the generation's thread.
 *
 * <p>It is worked out from the things alone, so it is the same after a reload, a crash or a turn that failed: what was
 * done has its new time in the same turn, what was not is still due.
 *
 * <p>An entry can be {@linkplain #postpone postponed} without a record being written, which is for what does not matter
 * much. That is a note in memory and no more: it holds as long as the record says the same time, and no longer than the
 * generation.
 */
public final class Agenda implements ThingIndex {
    private static final ThingId FIRST = new ThingId(1);

    private final Function<Thing, Map<String, Instant>> dues;
    private final NavigableSet<Entry> entries = new TreeSet<>();
    private final Map<ThingId, List<Entry>> byThing = new HashMap<>();

    /**
     * Something due.
     *
     * @param when it is to be looked at
     * @param due what the record says; not after {@code when}
     */
    public record Entry(Instant when, ThingId thing, String name, Instant due) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = when.compareTo(other.when);
            if (byTime != 0) {
                return byTime;
            }
            int byThing = thing.compareTo(other.thing);
            return byThing != 0 ? byThing : name.compareTo(other.name);
        }
    }

    /** @param dues what a thing is due for, and when */
    public Agenda(Function<Thing, Map<String, Instant>> dues) {
        this.dues = dues;
    }

    @Override
    public void put(Thing thing) {
        Map<String, Instant> times = dues.apply(thing);
        List<Entry> before = of(thing.id());
        if (!before.isEmpty()) {
            byThing.remove(thing.id());
            before.forEach(entries::remove);
        }
        if (!times.isEmpty()) {
            List<Entry> now = new ArrayList<>(times.size());
            times.forEach((name, due) -> now.add(new Entry(when(before, name, due), thing.id(), name, due)));
            byThing.put(thing.id(), now);
            entries.addAll(now);
        }
    }

    private static Instant when(List<Entry> before, String name, Instant due) {
        for (Entry entry : before) {
            if (entry.name.equals(name) && entry.due.equals(due)) {
                return entry.when;
            }
        }
        return due;
    }

    @Override
    public void remove(ThingId id) {
        List<Entry> gone = byThing.remove(id);
        if (gone != null) {
            gone.forEach(entries::remove);
        }
    }

    /** What is due next; empty if nothing ever is. */
    public Optional<Entry> first() {
        return first(Instant.MIN);
    }

    /** What is to be looked at next at this time or after it. */
    Optional<Entry> first(Instant from) {
        return Optional.ofNullable(entries.ceiling(at(from)));
    }

    /** What is due by a time, the earliest first, at most so many. */
    public List<Entry> due(Instant now, int most) {
        return due(Instant.MIN, now, most);
    }

    /** What is to be looked at from one time to another, the earliest first, at most so many. */
    List<Entry> due(Instant from, Instant now, int most) {
        List<Entry> due = new ArrayList<>();
        for (Entry entry : entries.tailSet(at(from))) {
            if (due.size() == most || entry.when.isAfter(now)) {
                break;
            }
            due.add(entry);
        }
        return due;
    }

    /** Before all that are to be looked at at that time. */
    private static Entry at(Instant time) {
        return new Entry(time, FIRST, "", time);
    }

    /** What a thing is due for. */
    public List<Entry> of(ThingId id) {
        return List.copyOf(byThing.getOrDefault(id, List.of()));
    }

    /** Looks at an entry at another time; does nothing if that is no entry any more. */
    public void postpone(Entry entry, Instant until) {
        if (entries.remove(entry)) {
            Instant when = until.isBefore(entry.due) ? entry.due : until;
            Entry later = new Entry(when, entry.thing, entry.name, entry.due);
            entries.add(later);
            byThing.computeIfPresent(entry.thing, (thing, all) -> {
                all.replaceAll(one -> one.equals(entry) ? later : one);
                return all;
            });
        }
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }
}
