package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;

/** Puts coins down, on the heap of coins that lies there if there is one. */
public record DropCoins(long coins) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = Pay.notThere(actor, coins);
        Optional<Thing> place = stage.things().location(actor);
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        Optional<Thing> heap = Purse.heapIn(stage.things(), place.get());
        Purse.add(stage.turn(), actor, -coins);
        Purse.heap(stage.turn(), heap, place.get(), coins);
        stage.happened(new Event.DroppedCoins(actor, place.get(), coins));
        return Optional.empty();
    }
}
