package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Weight;
import org.holdfast.world.view.LookView;

/** Gives an item that the actor carries to a character in the same place. */
public record Give(Thing item, Thing to) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal =
                Reach.notCarried(actor, item).or(() -> Drop.worn(item)).or(() -> Reach.handTo(stage, actor, to));
        Optional<Thing> place = stage.things().location(actor);
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        if (!Weight.canCarry(stage.things(), to, item)) {
            return Optional.of(Text.of("{} cannot carry any more.", LookView.beginning(to)));
        }
        stage.turn().move(item, to);
        stage.happened(new Event.Gave(actor, place.get(), item, to));
        return Optional.empty();
    }
}
