package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.LookView;

/** Takes off something that the actor wears, or lowers a weapon; it is carried then. */
public record Remove(Thing item) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty() || !Reach.carries(actor, item) || !Worn.isWorn(item)) {
            return Optional.of(Text.of("You do not wear {}.", LookView.named(item)));
        }
        Worn.takeOff(stage.turn(), item);
        stage.happened(new Event.Removed(actor, place.get(), item));
        return Optional.empty();
    }
}
