package org.holdfast.world.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** Runs from a fight, through any exit that lets the actor pass; which one is left to chance. */
public record Flee() implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty() || !Fighting.isFighting(actor)) {
            return Optional.of(Text.of("You are not in a fight."));
        }
        Optional<Thing> opponent = Fighting.opponent(stage.things(), actor);
        Fighting.breakOff(stage.turn(), actor);
        List<Thing> exits = new ArrayList<>(stage.things().contents(place.get(), Kind.EXIT));
        while (!exits.isEmpty()) {
            Thing exit = exits.remove(stage.turn().random().nextInt(exits.size()));
            if (new Go(exit).perform(stage, actor).isEmpty()) {
                stage.happened(new CombatEvent.Fled(actor, place.get()));
                stage.things()
                        .location(actor)
                        .ifPresent(room -> stage.happened(new CombatEvent.Landed(actor, room, false)));
                return Optional.empty();
            }
        }
        opponent.ifPresent(other -> Fighting.turnTo(stage.turn(), actor, other));
        return Optional.of(Text.of("There is no way out!"));
    }
}
