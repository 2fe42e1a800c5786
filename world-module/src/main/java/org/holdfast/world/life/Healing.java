package org.holdfast.world.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.world.action.Stage;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.combat.Rules;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Wounds that heal by themselves, a step at a time, but not in a fight. */
final class Healing {
    private Healing() {}

    /** All the steps since the time it was due; after a long stop of the server that may be all. */
    static void step(Stage stage, Thing body, Instant due) {
        if (Fighting.isFighting(body)) {
            Due.in(stage.turn(), body, Fighting.HEAL, Fighting.BETWEEN_HEALS);
            return;
        }
        long late = Math.max(0, Duration.between(due, stage.turn().now()).toMillis());
        long steps = 1 + late / Fighting.BETWEEN_HEALS.toMillis();
        long healed = Math.min(Stats.maxHp(body), Stats.hp(body) + steps * Rules.healing(body));
        Stats.hp(stage.turn(), body, (int) healed);
        boolean whole = !Stats.isHurt(body);
        if (whole) {
            Due.never(stage.turn(), body, Fighting.HEAL);
        } else {
            Due.in(stage.turn(), body, Fighting.HEAL, Fighting.BETWEEN_HEALS);
        }
        Optional<Thing> place = stage.things().location(body);
        place.ifPresent(
                room -> stage.perception().perceive(new Event.Fought(new CombatEvent.Recovered(body, room, whole))));
    }
}
