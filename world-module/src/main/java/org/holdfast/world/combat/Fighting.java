package org.holdfast.world.combat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Who fights whom: the attribute {@value #ATTRIBUTE} of a fighter is its opponent's number, and the fighter's next blow is
 * {@linkplain Due due} as {@value #ROUND}. Each of two opponents has its own.
 */
public final class Fighting {
    public static final String ATTRIBUTE = "fighting";

    /** What a fighter is due for. */
    public static final String ROUND = "round";

    /** What a hurt character is due for. */
    public static final String HEAL = "heal";

    /** Between two blows of a fighter. */
    public static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

    /** Between two steps of natural healing. */
    public static final Duration BETWEEN_HEALS = Duration.ofSeconds(10);

    /** The attacker's first blow comes sooner than the answer to it. */
    private static final Duration FIRST_BLOW = Duration.ofMillis(500);

    private static final Duration FIRST_ANSWER = Duration.ofMillis(1_500);

    private Fighting() {}

    public static boolean isFighting(Thing body) {
        return body.ownAttributes().get(ATTRIBUTE) instanceof Doc.Int;
    }

    /** Whom it fights, if that is still somebody, wherever they are. */
    public static Optional<Thing> opponent(Things things, Thing body) {
        return body.ownAttributes().get(ATTRIBUTE) instanceof Doc.Int number && number.value() > 0
                ? things.find(new ThingId(number.value())).filter(other -> other.is(Kind.CHARACTER))
                : Optional.empty();
    }

    /** Those in a place who fight somebody. */
    public static List<Thing> attackers(Things things, Thing place, Thing victim) {
        List<Thing> attackers = new ArrayList<>();
        for (Thing other : things.contents(place)) {
            if (isAgainst(other, victim)) {
                attackers.add(other);
            }
        }
        return attackers;
    }

    /** Whether somebody fights this one. */
    public static boolean isAgainst(Thing fighter, Thing victim) {
        return fighter.ownAttributes().get(ATTRIBUTE) instanceof Doc.Int number
                && number.value() == victim.id().number();
    }

    /** The first of the two attacks the other, who strikes back unless it has a fight already. */
    public static void begin(WorldTurn turn, Thing attacker, Thing victim) {
        turnAgainst(turn, attacker, victim, FIRST_BLOW);
        if (!isFighting(victim)) {
            turnAgainst(turn, victim, attacker, FIRST_ANSWER);
        }
    }

    /** Who is struck and has no fight has one now. */
    public static void strikeBack(WorldTurn turn, Thing victim, Thing attacker) {
        if (!isFighting(victim)) {
            turnAgainst(turn, victim, attacker, BETWEEN_ROUNDS);
        }
    }

    /** Goes on with another opponent, in the same rhythm. */
    public static void turnTo(WorldTurn turn, Thing fighter, Thing opponent) {
        turn.set(fighter, ATTRIBUTE, new Doc.Int(opponent.id().number()));
    }

    private static void turnAgainst(WorldTurn turn, Thing fighter, Thing opponent, Duration until) {
        turnTo(turn, fighter, opponent);
        if (Due.find(fighter, ROUND).isEmpty()) {
            Due.in(turn, fighter, ROUND, until);
        }
    }

    /**
     * It leaves its fight, by its own will. When its next blow was due is kept for a fight that it may begin until then: who
     * runs and comes back strikes no sooner than who stays.
     */
    public static void breakOff(WorldTurn turn, Thing fighter) {
        if (fighter.ownAttributes().containsKey(ATTRIBUTE)) {
            turn.unset(fighter, ATTRIBUTE);
        }
    }

    /** Its opponent is gone: it turns to another who fights it in this place, or its fight is over. */
    public static void release(WorldTurn turn, Things things, Thing place, Thing fighter) {
        List<Thing> left = attackers(things, place, fighter);
        if (left.isEmpty()) {
            end(turn, fighter);
        } else {
            turnTo(turn, fighter, left.get(0));
        }
    }

    /** It fights nobody any more. */
    public static void end(WorldTurn turn, Thing fighter) {
        breakOff(turn, fighter);
        Due.never(turn, fighter, ROUND);
    }
}
