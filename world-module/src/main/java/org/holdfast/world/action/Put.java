package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Container;
import org.holdfast.world.view.LookView;

/** Puts an item that the actor carries into a container that it carries, or that stands here. */
public record Put(Thing item, Thing container) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (place.isEmpty() || item.equals(container)) {
            return Optional.of(Text.of("That cannot be put there."));
        }
        Optional<Text> refusal = Reach.notCarried(actor, item)
                .or(() -> Drop.worn(item))
                .or(() -> Reach.intoContainer(actor, container))
                .or(() -> full(stage));
        if (refusal.isPresent()) {
            return refusal;
        }
        stage.turn().move(item, container);
        stage.happened(new Event.Put(actor, place.get(), item, container));
        return Optional.empty();
    }

    private Optional<Text> full(Stage stage) {
        return Container.hasRoomFor(stage.things(), container, item)
                ? Optional.empty()
                : Optional.of(
                        Text.of("There is no room for {} in {}.", LookView.named(item), LookView.named(container)));
    }
}
