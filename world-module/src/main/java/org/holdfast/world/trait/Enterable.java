package org.holdfast.world.trait;

import java.util.Optional;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/** Items that characters can be in, such as a boat: {@code enterable: true}. */
public final class Enterable {
    public static final String ENTERABLE = "enterable";

    private Enterable() {}

    public static boolean is(Thing thing) {
        return thing.is(Kind.ITEM) && Values.isTrue(thing, ENTERABLE);
    }

    /** Whether characters can be in it: a room, or such an item. */
    public static boolean isPlace(Thing thing) {
        return thing.is(Kind.ROOM) || is(thing);
    }

    /** The nearest place around an item that characters can be in. */
    public static Optional<Thing> outside(Things things, Thing item) {
        Optional<Thing> place = things.location(item);
        for (int around = 0; around < Thing.MAX_ANCESTORS && place.isPresent(); around++) {
            if (isPlace(place.get())) {
                return place;
            }
            place = things.location(place.get());
        }
        return Optional.empty();
    }
}
