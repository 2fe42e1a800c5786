package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Does something that has no effect but to be seen. The words follow the actor's name. */
public record Emote(String words) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty()) {
            return Optional.of(Text.of("There is nobody to see you."));
        }
        stage.happened(new Event.Emoted(actor, place.get(), words));
        return Optional.empty();
    }
}
