package org.holdfast.world.trait;

import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * What things can be put into: {@code container: {"capacity": 20}}, the weight that goes in, no limit if it does not
 * say. With a member {@code closed} it can be closed, and locked if it has a {@code key}; see {@link Openable}.
 */
public final class Container {
    public static final String CONTAINER = "container";

    /** How deep containers may be in one another. */
    public static final int MAX_DEPTH = 8;

    private static final String CAPACITY = "capacity";

    private Container() {}

    public static boolean is(Thing thing) {
        return thing.is(Kind.ITEM) && Values.object(thing, CONTAINER).isPresent();
    }

    /** Whether an item still goes in. */
    public static boolean hasRoomFor(Things things, Thing container, Thing item) {
        double capacity = Values.object(container, CONTAINER)
                .map(doc -> Values.number(doc.find(CAPACITY)).orElse(Double.MAX_VALUE))
                .orElse(0.0);
        return Weight.ofContents(things, container) + Weight.of(things, item) <= capacity
                && around(things, container) + within(things, item, 0) < MAX_DEPTH;
    }

    /** How many things are around a thing. */
    private static int around(Things things, Thing thing) {
        int depth = 0;
        for (var place = things.location(thing); place.isPresent() && depth <= MAX_DEPTH; depth++) {
            place = things.location(place.get());
        }
        return depth;
    }

    /** How many things are at most within one another in a thing, itself included. */
    private static int within(Things things, Thing thing, int depth) {
        int deepest = 0;
        if (depth <= MAX_DEPTH) {
            for (Thing content : things.contents(thing)) {
                deepest = Math.max(deepest, within(things, content, depth + 1));
            }
        }
        return deepest + 1;
    }
}
