package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/** Begins a fight with somebody in the same room, or turns from another opponent to that one. */
public record Attack(Thing victim) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor).filter(room -> room.is(Kind.ROOM));
        if (place.isEmpty() || !isHere(stage, place.get(), actor)) {
            return Optional.of(Text.of("That is nobody whom you could fight here."));
        }
        Optional<Text> refusal = refusal(actor, place.get());
        if (refusal.isPresent()) {
            return refusal;
        }
        WorldTurn turn = stage.turn();
        Fighting.begin(turn, actor, victim);
        stage.happened(new CombatEvent.Attacked(actor, place.get(), victim));
        return Optional.empty();
    }

    private boolean isHere(Stage stage, Thing place, Thing actor) {
        return victim.is(Kind.CHARACTER)
                && !victim.id().equals(actor.id())
                && victim.location().equals(Optional.of(place.id()))
                && stage.presences().isThere(victim);
    }

    private Optional<Text> refusal(Thing actor, Thing place) {
        if (Fighting.isAgainst(actor, victim)) {
            return Optional.of(Text.of("You are doing what you can."));
        }
        if (Stats.isPeaceful(place)) {
            return Optional.of(Text.of("Something about this place keeps you from raising your hand."));
        }
        if (Stats.isPeaceful(victim)) {
            return Optional.of(Text.of("<name>{}</name> is not to be fought.", victim.name()));
        }
        return actor.player().isPresent() && victim.player().isPresent()
                ? Optional.of(Text.of("Players do not fight each other here."))
                : Optional.empty();
    }
}
