package org.holdfast.world.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.holdfast.world.agenda.Agenda.Entry;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.ThingIndex;

/**
 * What does not matter much: it is looked at when it is due, and then done, put off, or left to wait for its
 * {@linkplain Rota turn}, which comes once in a period. Owned by the generation's thread.
 *
 * <pre>
 *   loaded -- due before the generation began --> waits for its turn --.
 *      \                                            ^                  v
 *       \                                        letWait              is done
 *        \                                          |                  ^
 *         `--else--> is looked at when it is due ---+------------------'
 *                            ^                      |
 *                            `-------- putOff ------'
 * </pre>
 *
 * <p>Nothing of this is written. A generation does not look through what its predecessor left waiting, were it the whole
 * world: what was due before it began waits, which costs nothing, and its turn comes at the time at which it would have
 * come without a reload. While things are loaded the time is not known, so each has its place on the rota, and loses it
 * at its turn if it turns out not to wait.
 */
public final class Leisure implements ThingIndex {
    /** When an entry is looked at that waits. */
    private static final Instant IN_TURN = Instant.MAX;

    private final Agenda agenda;
    private final Rota rota;
    private final Duration missed;
    private Optional<Instant> began = Optional.empty();

    /**
     * @param dues what a thing is due for, and when
     * @param period in which each that waits has a turn
     * @param missed so late, and what is due at the beginning waits, and a turn is not made up for
     */
    public Leisure(Function<Thing, Map<String, Instant>> dues, Duration period, Duration missed) {
        this.agenda = new Agenda(dues);
        this.rota = new Rota(period);
        this.missed = missed;
    }

    @Override
    public void put(Thing thing) {
        List<Entry> before = agenda.of(thing.id());
        agenda.put(thing);
        List<Entry> now = agenda.of(thing.id());
        if (now.equals(before)) {
            return;
        }
        before.stream().filter(entry -> !now.contains(entry)).forEach(this::leaveRota);
        now.stream().filter(entry -> !before.contains(entry)).forEach(this::added);
    }

    /** What has never been done is due since ever; who is new in a generation that serves is looked at. */
    private void added(Entry entry) {
        if (began.isEmpty()) {
            rota.add(entry.thing(), entry.name());
        } else if (entry.when().isBefore(began.get())) {
            agenda.postpone(entry, began.get());
        }
    }

    private void leaveRota(Entry entry) {
        rota.remove(entry.thing(), entry.name());
    }

    @Override
    public void remove(ThingId id) {
        agenda.of(id).forEach(this::leaveRota);
        agenda.remove(id);
    }

    /** The generation begins to serve: what was due long before now waits for its turn. */
    public void begin(Instant now) {
        began = Optional.of(now.minus(missed));
        rota.moveTo(now);
    }

    /** Whether nothing is ever due. */
    public boolean isEmpty() {
        return agenda.size() == 0;
    }

    private Instant from() {
        return began.orElse(Instant.MIN);
    }

    /**
     * When something is to be looked at next, or may have its turn, if there is anything.
     *
     * @param turns whether turns are had at all
     */
    public Optional<Instant> next(boolean turns, Instant now) {
        Optional<Instant> look = agenda.first(from()).map(Entry::when).filter(when -> !when.equals(IN_TURN));
        Optional<Instant> turn = turns ? nextTurn(now).map(Rota.Next::when) : Optional.empty();
        return Due.earlier(look, turn);
    }

    /** What is to be looked at by now, the earliest first, at most so many. */
    public List<Entry> due(Instant now, int most) {
        return agenda.due(from(), now, most);
    }

    /** Takes the turn of who is next, if it has come; if none has, who begins to wait now has missed those until now. */
    public Optional<Entry> takeTurn(Instant now) {
        Optional<Rota.Next> next = nextTurn(now);
        while (next.isPresent() && !next.get().when().isAfter(now)) {
            Optional<Entry> entry = waiting(next.get().thing(), next.get().name());
            if (entry.isPresent()) {
                rota.taken();
                return entry;
            }
            rota.remove(next.get().thing(), next.get().name());
            next = nextTurn(now);
        }
        rota.movePast(now);
        return Optional.empty();
    }

    /** Whether it does wait is seen when the turn has come: players wait while a generation asks for its first wake. */
    private Optional<Rota.Next> nextTurn(Instant now) {
        if (rota.next().filter(turn -> turn.when().isBefore(now.minus(missed))).isPresent()) {
            rota.moveTo(now);
        }
        return rota.next();
    }

    private Optional<Entry> waiting(ThingId thing, String name) {
        return agenda.of(thing).stream()
                .filter(entry -> entry.name().equals(name) && isWaiting(entry))
                .findFirst();
    }

    private boolean isWaiting(Entry entry) {
        return entry.when().isBefore(from()) || entry.when().equals(IN_TURN);
    }

    /** Whether it has been looked at and put off. */
    public boolean isPutOff(Entry entry) {
        return entry.when().isAfter(entry.due()) && entry.when().isAfter(from()) && !isWaiting(entry);
    }

    /** It waits for its turn. */
    public void letWait(Entry entry) {
        agenda.postpone(entry, IN_TURN);
        rota.add(entry.thing(), entry.name());
    }

    /** It is looked at again at another time. */
    public void putOff(Entry entry, Instant until) {
        leaveRota(entry);
        agenda.postpone(entry, until);
    }

    /**
     * What of a thing waits or was put off is looked at sooner.
     *
     * @param times by name, when; empty if it need not be
     */
    public void hasten(ThingId thing, Function<String, Optional<Instant>> times) {
        for (Entry entry : agenda.of(thing)) {
            if (isWaiting(entry) || isPutOff(entry)) {
                times.apply(entry.name())
                        .filter(time -> isWaiting(entry) || time.isBefore(entry.when()))
                        .ifPresent(time -> putOff(entry, time));
            }
        }
    }
}
