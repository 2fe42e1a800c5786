package org.holdfast.world.trait;

import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * Who can see. A place with {@value #DARK} is dark, unless something in it has {@value #LIGHT}, a character there or
 * something that one carries.
 */
public final class Light {
    public static final String LIGHT = "light";
    public static final String DARK = "dark";

    private Light() {}

    /** Whether nobody in a place can see. */
    public static boolean isDark(Things things, Presences presences, Thing place) {
        return Values.isTrue(place, DARK)
                && things.contents(place).stream()
                        .noneMatch(thing -> presences.isThere(thing) && shines(things, thing));
    }

    private static boolean shines(Things things, Thing thing) {
        return Values.isTrue(thing, LIGHT)
                || (thing.is(Kind.CHARACTER)
                        && things.contents(thing, Kind.ITEM).stream().anyMatch(item -> Values.isTrue(item, LIGHT)));
    }

    /** Whether a character can see where it is. */
    public static boolean canSee(Things things, Presences presences, Thing character) {
        return things.location(character)
                .filter(place -> isDark(things, presences, place))
                .isEmpty();
    }
}
