package org.holdfast.world.behavior;

import java.util.Optional;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Who is here now and was not before. */
final class Newcomers {
    private Newcomers() {}

    /** The player's character that an event brought here, if it still is. */
    static Optional<Thing> player(Self self, Event event) {
        boolean brings = event instanceof Event.Arrived
                || event instanceof Event.Appeared
                || event instanceof Event.Joined
                || (event instanceof Event.Fought fought
                        && fought.what() instanceof CombatEvent.Landed landed
                        && landed.hasDied());
        return brings
                ? Optional.of(event.actor()).filter(actor -> actor.player().isPresent() && self.isHere(actor))
                : Optional.empty();
    }
}
