package org.holdfast.world.trait;

import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * How heavy things are, and how much of that a character can carry. In a unit of the game's own; a child lifts 10.
 * {@value #WEIGHT} is a thing's own weight; what is in it adds its own.
 */
public final class Weight {
    public static final String WEIGHT = "weight";

    /** How much a character can carry, on the character. */
    public static final String CAN_CARRY = "can_carry";

    /** What a thing weighs that does not say. */
    private static final double DEFAULT = 1;

    /** What a character can carry that does not say. */
    private static final double DEFAULT_CAN_CARRY = 100;

    /** How many things a character can carry, however light they are: a list of more helps nobody. */
    private static final int MAX_CARRIED = 100;

    private Weight() {}

    /** What an item weighs with all that is in it. */
    public static double of(Things things, Thing item) {
        return of(things, item, 0);
    }

    private static double of(Things things, Thing thing, int depth) {
        double weight = Math.max(0, Values.number(thing, WEIGHT).orElse(DEFAULT));
        return depth > Container.MAX_DEPTH ? weight : weight + ofContents(things, thing, depth);
    }

    /** What the items in a thing, or on a character, weigh. */
    public static double ofContents(Things things, Thing thing) {
        return ofContents(things, thing, 0);
    }

    private static double ofContents(Things things, Thing thing, int depth) {
        double weight = 0;
        for (Thing content : things.contents(thing, Kind.ITEM)) {
            weight += of(things, content, depth + 1);
        }
        return weight;
    }

    /**
     * Whether a character can carry an item beside what it carries already. What is in a container that it carries weighs
     * no more outside of it.
     */
    public static boolean canCarry(Things things, Thing character, Thing item) {
        if (things.contents(character, Kind.ITEM).size() >= MAX_CARRIED) {
            return false;
        }
        boolean within = things.location(item)
                .flatMap(things::location)
                .filter(character::equals)
                .isPresent();
        double limit = Values.number(character, CAN_CARRY).orElse(DEFAULT_CAN_CARRY);
        return within || ofContents(things, character) + of(things, item) <= limit;
    }
}
