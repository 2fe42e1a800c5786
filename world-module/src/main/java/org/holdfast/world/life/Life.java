package org.holdfast.world.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.action.Death;
import org.holdfast.world.action.Stage;
import org.holdfast.world.action.Strike;
import org.holdfast.world.agenda.Agenda;
import org.holdfast.world.agenda.Agenda.Entry;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.agenda.Leisure;
import org.holdfast.world.behavior.Behaviors;
import org.holdfast.world.behavior.Behaviors.Attached;
import org.holdfast.world.behavior.Pace;
import org.holdfast.world.behavior.Self;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Perception;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.reset.ZoneResets;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What the world does without being told to: everything that is due. Owned by the generation's thread.
 *
 * <pre>
 *   the end of each turn -> WakeAt the time of what is due next
 *   Woken                -> a part of what is due, each with its next time -> the end of the turn
 *   Tick                 -> likewise; only a turn that failed makes a difference, as it has asked for no wake
 * </pre>
 *
 * <table>
 * <caption>How much, and when</caption>
 * <tr><td>{@value #ACTS}</td><td>things done in one turn, so that no turn grows with the world; players' lines that came
 *     meanwhile go before the next part. Fights and healing go first, and wait for nothing else that is due</td></tr>
 * <tr><td>{@value #UPKEEP}</td><td>resets and decays in one turn, for a reset may be long; one even when there are fights
 *     enough to fill the turn. They do not wait for behaviours</td></tr>
 * <tr><td>{@value #LOOKS}</td><td>behaviours looked at in one turn, whether they are to act</td></tr>
 * <tr><td>5 min</td><td>in which a behaviour that no player is near enough to see has one {@linkplain Leisure turn} to
 *     act, at the same time with and without a reload. With no player on at all there are none, and an empty world writes
 *     nothing but resets</td></tr>
 * <tr><td>{@value #AROUND}</td><td>players around whom those who wait are hastened in one turn after a reload</td></tr>
 * <tr><td>10 s</td><td>late, and an act of a behaviour is not made up for but takes place at some time to come. So the
 *     whole world does not act at once after the server has been stopped for a while</td></tr>
 * </table>
 *
 * <p>A blow of a fight that is late is struck once, and the next one comes as long after as usual: rounds that were missed
 * are not made up for. One at or by a player whom the end of the server has put out {@linkplain Truce waits} for that
 * player. What a behaviour that fails costs is its turn, and that of the few unseen ones that had theirs in the same wake;
 * then it {@linkplain Resting rests}.
 */
public final class Life {
    static final int ACTS = 8;
    static final int UPKEEP = 2;
    static final int LOOKS = 40;
    static final int AROUND = 8;
    static final Duration SELDOM = Duration.ofMinutes(5);
    static final Duration MISSED = Duration.ofSeconds(10);

    /** The name of the one wake that is asked for. */
    public static final String WAKE = "agenda";

    private final Things things;
    private final Presences presences;
    private final Behaviors behaviors;
    private final Sight sight;
    private final Truce truce;
    private final ZoneResets resets;
    private final Agenda urgent = new Agenda(this::urgentOf);
    private final Agenda upkeep = new Agenda(this::upkeepOf);
    private final Leisure leisure = new Leisure(this::actsOf, SELDOM, MISSED);
    private final UnknownBehaviors unknown;
    private final Resting resting = new Resting();

    /** Works that players wait for, and those that can wait themselves. */
    private final Map<String, Work> urgentWorks;

    private final Map<String, Work> upkeepWorks;

    /** Characters of players who were there when the generation began, and around whom nobody has been hastened yet. */
    private final Deque<String> present = new ArrayDeque<>();

    /** When the wake that was asked for is due. */
    private Optional<Instant> asked = Optional.empty();

    /** What is done with a thing that is due for it; it writes when it is due again, or that it is not. */
    private interface Work {
        void run(Stage stage, Thing thing, Instant due);
    }

    public Life(Things things, Presences presences, Behaviors behaviors) {
        this.things = things;
        this.presences = presences;
        this.behaviors = behaviors;
        this.sight = new Sight(things, presences);
        this.truce = new Truce(things, presences);
        this.resets = new ZoneResets(things, presences);
        this.unknown = new UnknownBehaviors(behaviors);
        this.urgentWorks = Map.of(Fighting.ROUND, Life::round, Fighting.HEAL, Healing::step);
        this.upkeepWorks = Map.of(
                Death.DECAY, (stage, thing, due) -> Decay.of(stage, thing),
                ZoneResets.RESET, (stage, thing, due) -> resets.run(stage.turn(), thing));
        Stream.concat(urgentWorks.keySet().stream(), upkeepWorks.keySet().stream())
                .filter(name -> behaviors.find(name).isPresent())
                .forEach(name -> {
                    throw new IllegalArgumentException("a behaviour must not be called '" + name + "'");
                });
        things.keep(urgent);
        things.keep(upkeep);
        things.keep(leisure);
        things.keep(unknown);
    }

    /** What of the works that players wait for a thing is due for, and when. */
    private Map<String, Instant> urgentOf(Thing thing) {
        return duesAmong(urgentWorks, thing);
    }

    /** What of the other works a thing is due for, and when; a zone that was never reset, since ever. */
    private Map<String, Instant> upkeepOf(Thing thing) {
        Map<String, Instant> dues = duesAmong(upkeepWorks, thing);
        if (ZoneResets.hasResets(thing) && !dues.containsKey(ZoneResets.RESET)) {
            dues = new TreeMap<>(dues);
            dues.put(ZoneResets.RESET, Instant.EPOCH);
        }
        return dues;
    }

    private static Map<String, Instant> duesAmong(Map<String, Work> works, Thing thing) {
        if (!thing.ownAttributes().containsKey(Due.ATTRIBUTE)) {
            return Map.of();
        }
        Map<String, Instant> dues = new TreeMap<>(Due.of(thing));
        dues.keySet().retainAll(works.keySet());
        return dues;
    }

    /** Which of its behaviours a thing acts by next, and when; what it has never done yet, since ever. */
    private Map<String, Instant> actsOf(Thing thing) {
        List<Attached> attached = behaviors.of(thing);
        if (attached.isEmpty()) {
            return Map.of();
        }
        Map<String, Instant> said = Due.of(thing);
        Map<String, Instant> dues = new TreeMap<>();
        for (Attached one : attached) {
            String name = one.behavior().name();
            if (one.behavior().pace(one.settings()).isPresent()) {
                dues.put(name, said.getOrDefault(name, Instant.EPOCH));
            }
        }
        return dues;
    }

    /** Who perceives what happens in a turn: the players, and after them {@link #settle} the behaviours. */
    public Perception perception(WorldTurn turn, Perception witnesses) {
        Perception watched = event -> {
            witnesses.perceive(event);
            came(event, turn.now());
        };
        return new Reactions(watched, things, behaviors, resting);
    }

    private void came(Event event, Instant now) {
        boolean comes = event instanceof Event.Arrived
                || event instanceof Event.Appeared
                || event instanceof Event.Joined
                || (event instanceof Event.Fought fought && fought.what() instanceof CombatEvent.Landed);
        if (comes && event.actor().player().isPresent()) {
            awake(event.place(), now);
        }
    }

    /** A player has come to a room: those around go back to their usual pace. */
    private void awake(Thing room, Instant now) {
        sight.near(
                room,
                thing -> leisure.hasten(
                        thing.id(),
                        name -> usualPace(thing, name).map(pace -> now.plus(spread(thing.id(), now, pace.most())))));
    }

    private Optional<Pace> usualPace(Thing thing, String name) {
        return behaviors.of(thing, name).flatMap(attached -> attached.behavior().pace(attached.settings()));
    }

    /** The generation begins to serve, with the players who are there. */
    public void begin(Instant now) {
        leisure.begin(now);
        if (!leisure.isEmpty()) {
            presences.all().forEach(session -> present.add(session.character()));
        }
    }

    /** Does a part of what is due. */
    public void run(Stage stage) {
        Instant now = stage.turn().now();
        asked = Optional.empty();
        lookAround(now);
        int acts = works(stage, now, urgent, this::urgentOf, ACTS);
        acts += works(stage, now, upkeep, this::upkeepOf, Math.max(1, Math.min(UPKEEP, ACTS - acts)));
        if (!presences.all().isEmpty()) {
            acts = unseen(stage, now, acts);
        }
        seen(stage, now, acts);
    }

    /** Those who were about to act, because a player had come, may wait for their turn now. */
    private void lookAround(Instant now) {
        for (int i = 0; i < AROUND && !present.isEmpty(); i++) {
            things.body(present.remove()).flatMap(things::room).ifPresent(room -> awake(room, now));
        }
    }

    /** Does what is due in an agenda of works, at most so much. How much it was. */
    private int works(Stage stage, Instant now, Agenda agenda, Function<Thing, Map<String, Instant>> dues, int most) {
        int acts = 0;
        for (Entry entry : agenda.due(now, most)) {
            Optional<Thing> thing = still(entry, dues);
            if (resting.rests(entry.thing(), entry.name(), now)) {
                agenda.postpone(entry, now.plus(Resting.TIME));
            } else if (entry.name().equals(Fighting.ROUND)
                    && thing.filter(fighter -> truce.holds(fighter, entry.due(), now))
                            .isPresent()) {
                agenda.postpone(entry, now.plus(Truce.LOOK));
            } else if (thing.isPresent()) {
                run(stage, thing.get(), entry);
                acts++;
            }
        }
        return acts;
    }

    private void seen(Stage stage, Instant now, int before) {
        int acts = before;
        for (Entry entry : leisure.due(now, LOOKS)) {
            if (acts >= ACTS) {
                return;
            }
            Optional<Thing> thing = still(entry, this::actsOf);
            if (thing.isPresent() && isReady(thing.get(), entry, now)) {
                run(stage, thing.get(), entry);
                acts++;
            }
        }
    }

    /** Turns that have come, before others begin to wait; they take no more than half of what may be done. */
    private int unseen(Stage stage, Instant now, int before) {
        int acts = before;
        int most = Math.min(ACTS, before + ACTS / 2);
        Optional<Entry> turn = acts < most ? leisure.takeTurn(now) : Optional.empty();
        while (turn.isPresent()) {
            Entry entry = turn.get();
            Optional<Thing> thing = still(entry, this::actsOf);
            if (thing.isPresent() && !resting.rests(entry.thing(), entry.name(), now)) {
                run(stage, thing.get(), entry);
                acts++;
            }
            turn = acts < most ? leisure.takeTurn(now) : Optional.empty();
        }
        return acts;
    }

    /** The thing, if it is still due: in this very turn, something before it may have changed or ended it. */
    private Optional<Thing> still(Entry entry, Function<Thing, Map<String, Instant>> dues) {
        return things.find(entry.thing())
                .filter(thing -> entry.due().equals(dues.apply(thing).get(entry.name())));
    }

    /** Whether a behaviour is to act now. If not, it is looked at again later, or waits for its turn. */
    private boolean isReady(Thing thing, Entry entry, Instant now) {
        if (resting.rests(entry.thing(), entry.name(), now)) {
            leisure.putOff(entry, now.plus(Resting.TIME));
            return false;
        }
        boolean alone = presences.all().isEmpty();
        if (!alone && leisure.isPutOff(entry)) {
            return true;
        }
        if (alone || !sight.isWatched(thing)) {
            leisure.letWait(entry);
            return false;
        }
        if (!entry.due().isBefore(now.minus(MISSED))) {
            return true;
        }
        Duration usual = usualPace(thing, entry.name()).map(Pace::most).orElse(SELDOM);
        leisure.putOff(entry, now.plus(spread(entry.thing(), now, usual)));
        return false;
    }

    /** Some time up to the longest, which depends on whose it is and on the time: no draw, as it changes no record. */
    private static Duration spread(ThingId thing, Instant now, Duration longest) {
        long mixed = (thing.number() * 0x9e3779b97f4a7c15L) ^ (now.toEpochMilli() * 0xbf58476d1ce4e5b9L);
        return Duration.ofMillis(1 + Math.floorMod(mixed ^ (mixed >>> 29), longest.toMillis()));
    }

    private void run(Stage stage, Thing thing, Entry entry) {
        try {
            Work work = urgentWorks.getOrDefault(entry.name(), upkeepWorks.get(entry.name()));
            if (work != null) {
                work.run(stage, thing, entry.due());
            } else {
                behaviors.of(thing, entry.name()).ifPresent(attached -> act(stage, thing, attached));
            }
        } catch (RuntimeException | StackOverflowError e) {
            resting.failed(entry.thing(), entry.name(), stage.turn().now(), e);
            throw e;
        }
    }

    private void act(Stage stage, Thing thing, Attached attached) {
        attached.behavior().act(new Self(thing, stage, attached.settings()));
        WorldTurn turn = stage.turn();
        if (things.find(thing.id()).isPresent()) {
            attached.behavior()
                    .pace(attached.settings())
                    .ifPresent(pace -> Due.in(turn, thing, attached.behavior().name(), pace.next(turn.random())));
        }
    }

    private static void round(Stage stage, Thing fighter, Instant due) {
        new Strike().perform(stage, fighter);
        Optional<Instant> still = stage.things().find(fighter.id()).flatMap(alive -> Due.find(alive, Fighting.ROUND));
        if (still.equals(Optional.of(due))) {
            Instant now = stage.turn().now();
            Instant next = due.plus(Fighting.BETWEEN_ROUNDS);
            Due.at(stage.turn(), fighter, Fighting.ROUND, next.isAfter(now) ? next : now.plus(Fighting.BETWEEN_ROUNDS));
        }
    }

    /** Lets the behaviours react to what happened in the turn; its last part before it is saved. */
    public void settle(Stage stage) {
        if (stage.perception() instanceof Reactions reactions) {
            reactions.settle(stage);
        }
    }

    /**
     * The turn has been saved: asks for the next wake, if it is not asked for yet, and tells builders of what they have
     * mistyped.
     */
    public void saved(WorldTurn turn) {
        unknown.tell(turn, presences);
        next(turn.now())
                .filter(when -> asked.isEmpty() || when.isBefore(asked.get()))
                .ifPresent(when -> {
                    asked = Optional.of(when);
                    turn.send(new FromModule.WakeAt(WAKE, when));
                });
    }

    /** When anything is due next. Without a stream, for it is asked after each line that anybody types. */
    private Optional<Instant> next(Instant now) {
        Optional<Instant> works =
                Due.earlier(urgent.first().map(Entry::when), upkeep.first().map(Entry::when));
        Optional<Instant> acts = leisure.next(!presences.all().isEmpty(), now);
        Optional<Instant> around = present.isEmpty() ? Optional.empty() : Optional.of(now.plusMillis(Due.GRID));
        return Due.earlier(Due.earlier(works, acts), around);
    }
}
