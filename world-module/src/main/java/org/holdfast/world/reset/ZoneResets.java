package org.holdfast.world.reset;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Fills zones again with what was killed or taken: what a zone is due for as {@value #RESET}.
 *
 * <table>
 * <caption>Attributes of a zone</caption>
 * <tr><td>{@value #STEPS}</td><td>what is done, in this order: {@link ResetStep}s. A step that makes no sense, or names
 *     what is not there, is passed over; the log, the builders who are on and {@code @zone} tell</td></tr>
 * <tr><td>{@value #MINUTES}</td><td>between two resets, 1 to 1440; without it 15</td></tr>
 * <tr><td>{@value #MODE}</td><td>{@code always}, which is usual; {@code empty}: not while a player is in the zone;
 *     {@code once}: when it is new, and then only when a builder asks for it; {@code never}: only then</td></tr>
 * <tr><td>{@value #DONE}</td><td>that a zone was reset that is so {@code once}</td></tr>
 * <tr><td>{@value #POSITION}</td><td>how far a reset has got that is too long for one turn</td></tr>
 * </table>
 *
 * <p>Each zone is reset at a moment of the minute that follows from its id, so zones that were made at once are not reset
 * at once ever after. The first time between two resets is therefore up to 10 s shorter or 50 s longer than what is set;
 * after that it is exact, also when a reset was a little late or took several turns.
 */
public final class ZoneResets {
    /** What a zone is due for. */
    public static final String RESET = "reset";

    public static final String STEPS = "resets";
    public static final String MINUTES = "reset_minutes";
    public static final String MODE = "reset_mode";
    public static final String POSITION = "reset_position";
    public static final String DONE = "reset_done";

    private static final int USUAL_MINUTES = 15;
    private static final int MOST_MINUTES = 1_440;

    /** A player is in the zone: looked at again after this. */
    private static final Duration OCCUPIED = Duration.ofMinutes(1);

    /** In which the moments of all zones are. Every time between resets is a multiple of it. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    /** So much late, and the next reset is still a whole time after the one that should have been. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** A turn ends before the next mobile when it has done so many steps. */
    private static final int STEPS_IN_A_TURN = 20;

    private static final Logger LOG = System.getLogger(ZoneResets.class.getName());

    private final Things things;
    private final Presences presences;

    /** Zones of which builders have been told what is wrong. */
    private final Set<ThingId> told = new HashSet<>();

    public ZoneResets(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    /** Whether a thing is a zone that is reset by itself. */
    public static boolean hasResets(Thing thing) {
        return thing.is(Kind.ZONE)
                && thing.attribute(STEPS).orElse(Doc.Null.NULL) instanceof Doc.Arr steps
                && !steps.items().isEmpty()
                && !mode(thing).equals("never")
                && !(mode(thing).equals("once") && thing.ownAttributes().containsKey(DONE));
    }

    /** Resets a zone now, from the first step, whoever is in it. */
    public static void start(WorldTurn turn, Thing zone) {
        turn.set(zone, POSITION, new Doc.Int(0));
        Due.at(turn, zone, RESET, turn.now());
    }

    /** What is wrong with a zone's resets, a line for each, with the number of the step, counted from 1. */
    public static List<String> problems(Things things, Thing zone) {
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (Doc doc : steps(zone)) {
            number++;
            try {
                ResetStep step = ResetStep.read(doc);
                for (Doc reference : List.of(step.what(), step.in())) {
                    if (reference != Doc.Null.NULL && things.refer(reference).isEmpty()) {
                        problems.add("step " + number + ": there is no thing " + reference.toJson());
                    }
                }
            } catch (IllegalArgumentException e) {
                problems.add("step " + number + ": " + e.getMessage());
            }
        }
        return problems;
    }

    /** Does what is due of a zone's reset, and says when the rest is, or the next. */
    public void run(WorldTurn turn, Thing zone) {
        Optional<Long> position = position(zone);
        if (position.isEmpty() && mode(zone).equals("empty") && isOccupied(zone)) {
            Due.at(turn, zone, RESET, momentAfter(turn.now(), OCCUPIED, zone));
            return;
        }
        if (position.orElse(0L) == 0) {
            tell(turn, zone);
        }
        List<Doc> steps = steps(zone);
        int at = (int) Math.max(0, Math.min(position.orElse(0L), steps.size()));
        int end = at;
        ResetRun run = new ResetRun(turn, things);
        while (end < steps.size() && (end - at < STEPS_IN_A_TURN || !isBreak(steps.get(end)))) {
            run.step(steps.get(end));
            end++;
        }
        if (end < steps.size()) {
            turn.set(zone, POSITION, new Doc.Int(end));
            Due.at(turn, zone, RESET, turn.now());
            return;
        }
        if (position.isPresent()) {
            turn.unset(zone, POSITION);
        }
        boolean once = mode(zone).equals("once");
        if (once) {
            turn.set(zone, DONE, new Doc.Bool(true));
        }
        if (once || mode(zone).equals("never")) {
            Due.never(turn, zone, RESET);
        } else {
            Due.at(turn, zone, RESET, momentAfter(turn.now(), Duration.ofMinutes(minutes(zone)), zone));
        }
    }

    /** The zone's moment of the minute that comes after a time from now, or up to {@link #LATE} before that. */
    private static Instant momentAfter(Instant now, Duration time, Thing zone) {
        // The golden ratio keeps any run of numbers evenly apart.
        long moment = Math.multiplyHigh(zone.id().number() * 0x9e3779b97f4a7c15L, ROUND.toMillis());
        Instant earliest = now.plus(time).minus(LATE);
        return earliest.plusMillis(Math.floorMod(moment - earliest.toEpochMilli(), ROUND.toMillis()));
    }

    /** Builders hear of what is wrong with a reset when it is run, once in a generation for each zone. */
    private void tell(WorldTurn turn, Thing zone) {
        List<String> problems = problems(things, zone);
        if (problems.isEmpty() || !told.add(zone.id())) {
            return;
        }
        LOG.log(Level.WARNING, "The resets of the zone {0}: {1}.", zone.zone(), String.join("; ", problems));
        Text text = Text.of(
                "<notice>The resets of the zone {}: {}.{} <command>@zone resets {}</command> tells of them.</notice>",
                zone.zone(),
                problems.get(0),
                problems.size() > 1 ? " And " + (problems.size() - 1) + " more." : "",
                zone.zone());
        presences.all().stream()
                .filter(session -> session.may(Permissions.BUILD))
                .forEach(session -> turn.send(new FromModule.Tell(session.id(), text)));
    }

    /** How often a zone is reset, in words. */
    public static String words(Thing zone) {
        if (steps(zone).isEmpty()) {
            return "none";
        }
        String every = "every " + minutes(zone) + (minutes(zone) == 1 ? " minute" : " minutes");
        return steps(zone).size()
                + (steps(zone).size() == 1 ? " step, " : " steps, ")
                + switch (mode(zone)) {
                    case "never" -> "when it is asked for";
                    case "once" -> "once, and when it is asked for";
                    case "empty" -> every + " while nobody is there";
                    default -> every;
                };
    }

    /** What follows a mobile may be meant for it, so only before the next one is it safe to stop. */
    private static boolean isBreak(Doc step) {
        return step instanceof Doc.Obj object
                && new Doc.Str(ResetStep.Action.MOBILE.word())
                        .equals(object.members().get("do"))
                && !new Doc.Bool(true).equals(object.members().get("if"));
    }

    private boolean isOccupied(Thing zone) {
        return presences.all().stream()
                .flatMap(session -> things.body(session.character()).stream())
                .anyMatch(body -> things.room(body)
                        .filter(room -> room.zone().equals(zone.zone()))
                        .isPresent());
    }

    private static List<Doc> steps(Thing zone) {
        return zone.attribute(STEPS).orElse(Doc.Null.NULL) instanceof Doc.Arr steps ? steps.items() : List.of();
    }

    private static Optional<Long> position(Thing zone) {
        return zone.ownAttributes().get(POSITION) instanceof Doc.Int at ? Optional.of(at.value()) : Optional.empty();
    }

    private static String mode(Thing zone) {
        return zone.attribute(MODE).orElse(Doc.Null.NULL) instanceof Doc.Str mode ? mode.value() : "always";
    }

    private static long minutes(Thing zone) {
        return zone.attribute(MINUTES).orElse(Doc.Null.NULL) instanceof Doc.Int minutes
                ? Math.max(1, Math.min(minutes.value(), MOST_MINUTES))
                : USUAL_MINUTES;
    }
}
