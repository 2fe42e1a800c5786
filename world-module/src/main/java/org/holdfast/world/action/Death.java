package org.holdfast.world.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.agenda.Due;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.combat.Rules;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Container;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Weight;
import org.holdfast.world.trait.Worn;

/**
 * What happens when somebody has no hit points left. What it was worth is shared by the players who fought it there. All that it carried is in its corpse, which lies there for a while.
 * A player comes to itself at the start, with half of its hit points; everybody else is gone, until a reset of its zone
 * makes another.
 */
public final class Death {
    /** What a corpse is due for. */
    public static final String DECAY = "decay";

    private static final Duration CORPSE_OF_A_PLAYER = Duration.ofMinutes(30);
    private static final Duration CORPSE = Duration.ofMinutes(5);
    private static final int WEIGHT_OF_A_CORPSE = 100;

    private final Stage stage;
    private final WorldTurn turn;
    private final Thing dead;
    private final Thing place;

    Death(Stage stage, Thing dead, Thing place) {
        this.stage = stage;
        this.turn = stage.turn();
        this.dead = dead;
        this.place = place;
    }

    void by(Thing killer) {
        List<Thing> others = dead.player().isEmpty() ? helpers(killer) : List.of();
        boolean learns = killer.player().isPresent() && dead.player().isEmpty();
        long experience = learns ? Stats.experience(dead) : 0;
        long gold = dead.player().isEmpty() ? Purse.of(dead) : 0;
        long lesson = experience / (1 + others.size());
        long share = gold / (1 + others.size());
        // What cannot be divided is the killer's.
        experience -= lesson * others.size();
        gold -= share * others.size();
        stage.happened(new CombatEvent.Died(dead, place, Optional.of(killer), experience, gold));
        others.forEach(other -> stage.happened(new CombatEvent.Shared(other, place, lesson, share)));
        Fighting.end(turn, dead);
        for (Thing other : Fighting.attackers(stage.things(), place, dead)) {
            Fighting.release(turn, stage.things(), place, other);
        }
        layOut();
        gain(killer, experience, gold);
        others.forEach(other -> gain(other, lesson, share));
        if (dead.player().isPresent()) {
            comeToItself();
        } else {
            turn.destroy(dead);
        }
    }

    /** The other players who are here and fight the dead one, if a player killed it. */
    private List<Thing> helpers(Thing killer) {
        return killer.player().isEmpty()
                ? List.of()
                : Fighting.attackers(stage.things(), place, dead).stream()
                        .filter(other -> other.player().isPresent()
                                && stage.presences().isThere(other)
                                && !other.id().equals(killer.id()))
                        .toList();
    }

    private void gain(Thing fighter, long experience, long gold) {
        if (gold > 0) {
            Purse.add(turn, fighter, gold);
        }
        if (experience > 0) {
            learn(fighter, experience);
        }
    }

    private void layOut() {
        List<Thing> carried = stage.things().contents(dead, Kind.ITEM);
        Thing corpse = turn.create(Kind.ITEM, "the corpse of " + dead.name(), "");
        turn.alias(corpse, List.of("corpse"));
        turn.set(corpse, Container.CONTAINER, Doc.Obj.EMPTY);
        turn.set(corpse, Weight.WEIGHT, new Doc.Int(WEIGHT_OF_A_CORPSE));
        turn.move(corpse, place);
        for (Thing item : carried) {
            Worn.takeOff(turn, item);
            turn.move(item, corpse);
        }
        Due.in(turn, corpse, DECAY, dead.player().isPresent() ? CORPSE_OF_A_PLAYER : CORPSE);
    }

    private void learn(Thing killer, long experience) {
        long sum = Stats.experience(killer) + experience;
        turn.set(killer, Stats.EXPERIENCE, new Doc.Int(sum));
        int level = Rules.levelAt(sum);
        if (level > Stats.level(killer)) {
            turn.set(killer, Stats.LEVEL, new Doc.Int(level));
            stage.happened(new CombatEvent.Advanced(killer, place, level));
        }
    }

    private void comeToItself() {
        Stats.hp(turn, dead, Math.max(1, Stats.maxHp(dead) / 2));
        if (Due.find(dead, Fighting.HEAL).isEmpty()) {
            Due.in(turn, dead, Fighting.HEAL, Fighting.BETWEEN_HEALS);
        }
        stage.things().start().ifPresent(start -> {
            turn.move(dead, start);
            stage.happened(new CombatEvent.Landed(dead, start, true));
        });
    }
}
