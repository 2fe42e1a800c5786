package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Says something that is heard in the whole zone. */
public record Shout(String words) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty()) {
            return Optional.of(Text.of("There is nobody to hear you."));
        }
        stage.happened(new Event.Shouted(actor, place.get(), words));
        return Optional.empty();
    }
}
