package org.holdfast.world;

import java.util.List;
import java.util.Optional;
import org.holdfast.world.action.Stage;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.command.Builders;
import org.holdfast.world.command.Desk;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Enterable;
import org.holdfast.world.trait.Ignored;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Worn;

/**
 * What becomes of a character that was deleted: its body goes, and what the world keeps for it. What it carried lies where
 * it stood, coins too; if it is nowhere, that is gone with it. Does nothing if all of that is gone already.
 */
final class Farewell {
    private final Desk desk;

    Farewell(Desk desk) {
        this.desk = desk;
    }

    void to(String character, Stage stage) {
        WorldTurn turn = stage.turn();
        desk.notebooks().forget(turn, character);
        desk.undo().forget(turn, character);
        stage.things().body(character).ifPresent(body -> {
            forgetName(body, stage);
            stage.things().location(body).filter(Enterable::isPlace).ifPresent(place -> leave(body, place, stage));
            turn.destroyBody(body);
        });
    }

    private static void forgetName(Thing gone, Stage stage) {
        for (Thing zone : stage.things().zones()) {
            Builders builders = Builders.of(zone);
            if (builders.names(gone)) {
                stage.turn().set(zone, Builders.ATTRIBUTE, builders.without(gone.id()));
            }
        }
        for (Thing player : stage.things().all()) {
            if (player.player().isPresent() && Ignored.ignores(player, gone)) {
                Ignored.set(stage.turn(), player, gone, false);
            }
        }
    }

    private static void leave(Thing body, Thing place, Stage stage) {
        WorldTurn turn = stage.turn();
        for (Thing fighter : Fighting.attackers(stage.things(), place, body)) {
            Fighting.release(turn, stage.things(), place, fighter);
        }
        List<Thing> carried = stage.things().contents(body);
        for (Thing item : carried) {
            Worn.takeOff(turn, item);
            turn.move(item, place);
        }
        long coins = Purse.of(body);
        if (coins > 0) {
            Optional<Thing> heap = Purse.heapIn(stage.things(), place);
            Purse.add(turn, body, -coins);
            Purse.heap(turn, heap, place, coins);
        }
        stage.happened(new Event.Perished(body, place, coins > 0 || !carried.isEmpty()));
    }
}
