package org.holdfast.world.action;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.combat.Rules;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/**
 * One blow of a fighter at its opponent. If that one is not there any more, it turns to another who fights it, or its
 * fight is over; so is that of a player who is not there. Whoever has fewer hit points than it dares tries to flee instead.
 */
public record Strike() implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        Optional<Thing> opponent = place.flatMap(here -> opponent(stage, actor, here));
        if (place.isEmpty() || opponent.isEmpty()) {
            Fighting.end(stage.turn(), actor);
            return Optional.of(Text.of("There is nobody left to fight."));
        }
        boolean flees = Stats.hp(actor) < Stats.wimpy(actor)
                && new Flee().perform(stage, actor).isEmpty();
        if (!flees) {
            strike(stage, actor, place.get(), opponent.get());
        }
        return Optional.empty();
    }

    private static Optional<Thing> opponent(Stage stage, Thing actor, Thing place) {
        if (!stage.presences().isThere(actor)) {
            return Optional.empty();
        }
        Optional<Thing> opponent =
                Fighting.opponent(stage.things(), actor).filter(other -> isThere(stage, other, place));
        if (opponent.isPresent()) {
            return opponent;
        }
        List<Thing> attackers = Fighting.attackers(stage.things(), place, actor).stream()
                .filter(other -> isThere(stage, other, place))
                .toList();
        if (attackers.isEmpty()) {
            return Optional.empty();
        }
        Fighting.turnTo(stage.turn(), actor, attackers.get(0));
        return Optional.of(attackers.get(0));
    }

    private static boolean isThere(Stage stage, Thing other, Thing place) {
        return other.location().equals(Optional.of(place.id()))
                && stage.presences().isThere(other);
    }

    private static void strike(Stage stage, Thing actor, Thing place, Thing victim) {
        WorldTurn turn = stage.turn();
        int damage = Rules.blow(stage.things(), actor, victim, turn.random());
        if (damage == 0) {
            stage.happened(new CombatEvent.Missed(actor, place, victim));
            Fighting.strikeBack(turn, victim, actor);
            return;
        }
        int left = Stats.hp(victim) - damage;
        Stats.hp(turn, victim, left);
        stage.happened(new CombatEvent.Hit(actor, place, victim, damage, Stats.weapon(stage.things(), actor)));
        if (left <= 0) {
            new Death(stage, victim, place).by(actor);
            return;
        }
        Fighting.strikeBack(turn, victim, actor);
        if (Due.find(victim, Fighting.HEAL).isEmpty()) {
            Due.in(turn, victim, Fighting.HEAL, Fighting.BETWEEN_HEALS);
        }
    }
}
