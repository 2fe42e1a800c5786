package org.holdfast.world.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * Between players whom the end of the server has put out in the middle of a fight, and their opponents, until they are
 * back: nobody strikes who is not there, and nobody is struck. It holds for two minutes from when the blow was due; then
 * the fight is over for who has not come.
 *
 * <p>Who leaves by {@code quit}, or because a lost link was not made again in time, is in no fight any more, so it does not
 * hold for those. A lost link alone is no absence: such a player is fought with.
 */
final class Truce {
    static final Duration TIME = Duration.ofMinutes(2);

    /** Between two looks whether the player is back. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Things things;
    private final Presences presences;

    Truce(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    /**
     * Whether a blow is not struck now.
     *
     * @param due when it was
     */
    boolean holds(Thing fighter, Instant due, Instant now) {
        if (!Fighting.isFighting(fighter) || now.isAfter(due.plus(TIME))) {
            return false;
        }
        return !presences.isThere(fighter) || (!hasOpponent(fighter) && isMissed(fighter));
    }

    private boolean isMissed(Thing fighter) {
        return Fighting.opponent(things, fighter)
                .filter(other -> isBeside(other, fighter) && Fighting.isFighting(other))
                .isPresent();
    }

    private boolean hasOpponent(Thing fighter) {
        Optional<Thing> place = things.location(fighter);
        return Fighting.opponent(things, fighter)
                        .filter(other -> isThere(other, fighter))
                        .isPresent()
                || place.stream()
                        .flatMap(here -> Fighting.attackers(things, here, fighter).stream())
                        .anyMatch(other -> isThere(other, fighter));
    }

    private boolean isThere(Thing other, Thing fighter) {
        return isBeside(other, fighter) && presences.isThere(other);
    }

    private static boolean isBeside(Thing other, Thing fighter) {
        return other.location().equals(fighter.location());
    }
}
