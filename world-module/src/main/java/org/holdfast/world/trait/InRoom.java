package org.holdfast.world.trait;

import java.util.Optional;
import org.holdfast.world.thing.Thing;

/**
 * How a thing is seen by those who are in the same room: {@code in_room: "A lamp hangs from a hook."} of an item or of a
 * character that is no player's, in place of its name in the list of what is there.
 */
public final class InRoom {
    public static final String IN_ROOM = "in_room";

    private InRoom() {}

    /** The line, as builders write; see {@link org.holdfast.world.words.Prose}. */
    public static Optional<String> line(Thing thing) {
        return thing.player().isPresent()
                ? Optional.empty()
                : Values.text(thing, IN_ROOM).map(String::strip);
    }
}
