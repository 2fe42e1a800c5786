package org.holdfast.world.behavior;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.holdfast.world.action.Action;
import org.holdfast.world.action.Stage;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * A thing as its behaviour sees it: itself, where it is, who else is there, and what it can do. Lives for one turn.
 *
 * @param body the thing that behaves
 * @param stage the world
 * @param settings what a builder set
 */
public record Self(Thing body, Stage stage, Settings settings) {
    public Things things() {
        return stage.things();
    }

    /** How to change things directly, for what is no action. */
    public WorldTurn turn() {
        return stage.turn();
    }

    public RandomGenerator random() {
        return stage.turn().random();
    }

    /** The room that it is in; it may be the room itself. */
    public Optional<Thing> room() {
        return stage.things().room(body);
    }

    /** Whether another is in the same place, and there to be seen. */
    public boolean isHere(Thing other) {
        return other.location().equals(body.location()) && stage.presences().isThere(other);
    }

    /** The characters in the same place that are there to be seen, without itself. */
    public List<Thing> others() {
        return things().location(body)
                .map(place -> things().contents(place, Kind.CHARACTER).stream()
                        .filter(other -> !other.id().equals(body.id()) && isHere(other))
                        .toList())
                .orElse(List.of());
    }

    public boolean isFighting() {
        return Fighting.isFighting(body);
    }

    /** Does something, as a player would. Whether it could be done. */
    public boolean perform(Action action) {
        return action.perform(stage, body).isEmpty();
    }
}
