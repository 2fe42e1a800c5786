package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Perception;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What actions need of the world. Lives for one turn.
 *
 * @param turn how to change things
 * @param things what there is
 * @param presences who is connected
 * @param perception who perceives what happens
 */
public record Stage(WorldTurn turn, Things things, Presences presences, Perception perception) {
    /** Why a lock keeps the actor out, in its own words or in the usual ones; empty if it does not. */
    Optional<Text> lock(Thing actor, Thing locked, String name, Text usual) {
        return Locks.refusal(things, presences, actor, locked, name, usual);
    }

    /** Something happened: to be perceived. */
    public void happened(Event event) {
        perception.perceive(event);
    }

    void happened(CombatEvent event) {
        perception.perceive(new Event.Fought(event));
    }
}
