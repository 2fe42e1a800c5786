package org.holdfast.world.behavior;

import java.util.List;

/** The one list of the world's behaviours; a new one is added here. */
public final class StandardBehaviors {
    private StandardBehaviors() {}

    public static Behaviors all() {
        return new Behaviors(
                List.of(new Aggressive(), new Greeter(), new Guard(), new Scavenger(), new Shopkeeper(), new Wander()));
    }
}
