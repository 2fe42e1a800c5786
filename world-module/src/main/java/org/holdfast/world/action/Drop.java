package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Puts down an item that the actor carries. */
public record Drop(Thing item) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        if (!item.location().equals(Optional.of(actor.id()))) {
            return Optional.of(Text.of("You do not carry <item>{}</item>.", item.name()));
        }
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty()) {
            return Optional.of(Text.of("There is no ground here to put it on."));
        }
        stage.turn().move(item, place.get());
        stage.happened(new Event.Dropped(actor, place.get(), item));
        return Optional.empty();
    }
}
