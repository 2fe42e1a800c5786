package org.holdfast.world.combat;

import java.util.random.RandomGenerator;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/** The numbers of the game, in one place: change them here. */
public final class Rules {
    private static final int USUAL_CHANCE = 75;
    private static final int CHANCE_FOR_A_LEVEL = 3;
    private static final int LEAST_CHANCE = 5;
    private static final int MOST_CHANCE = 95;

    private Rules() {}

    /**
     * In how many of a hundred blows the first hits the second: 75 between equals without armour, 3 more or fewer for each
     * level between them, as many fewer as there is armour; never fewer than 5 nor more than 95.
     */
    public static int chance(Things things, Thing attacker, Thing victim) {
        int levels = Stats.level(attacker) - Stats.level(victim);
        int chance = USUAL_CHANCE + CHANCE_FOR_A_LEVEL * levels - Stats.armor(things, victim);
        return Math.max(LEAST_CHANCE, Math.min(chance, MOST_CHANCE));
    }

    /** What a blow of the first at the second takes from it: 0 if it misses, else 1 or more. */
    public static int blow(Things things, Thing attacker, Thing victim, RandomGenerator random) {
        return random.nextInt(100) < chance(things, attacker, victim)
                ? Math.max(1, Stats.damage(things, attacker).roll(random))
                : 0;
    }

    /** How many blows it would take on average; for telling beforehand, so luck is left out. */
    public static double blowsToKill(Things things, Thing attacker, Thing victim) {
        Dice damage = Stats.damage(things, attacker);
        double mean = Math.max(1, (damage.least() + damage.most()) / 2.0);
        return Stats.hp(victim) / (mean * chance(things, attacker, victim) / 100.0);
    }

    /** Hit points that come back in one step of natural healing: a tenth of all, at least one. */
    public static int healing(Thing body) {
        return Math.max(1, Stats.maxHp(body) / 10);
    }

    /** The experience at which a player reaches a level: 0 for the first, then 100, 400, 900. */
    public static long experienceFor(int level) {
        return 100L * (level - 1) * (level - 1);
    }

    /** The level of a player with so much experience. */
    public static int levelAt(long experience) {
        int level = 1;
        while (level < Stats.MOST_LEVEL && experience >= experienceFor(level + 1)) {
            level++;
        }
        return level;
    }
}
