package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Enterable;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.view.LookView;

/** Goes out of what the actor is in, such as a boat, to where that stands. */
public record Leave() implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> vehicle = stage.things().location(actor).filter(Enterable::is);
        if (Fighting.isFighting(actor)) {
            return Go.fighting();
        }
        if (vehicle.isEmpty()) {
            return Optional.of(Text.of("You are in nothing that you could leave; go by one of the exits."));
        }
        if (Openable.isClosed(vehicle.get())) {
            return Optional.of(Text.of("{} is closed.", LookView.beginning(vehicle.get())));
        }
        Optional<Thing> outside = Enterable.outside(stage.things(), vehicle.get());
        if (outside.isEmpty()) {
            return Optional.of(Text.of("There is nothing outside."));
        }
        stage.happened(new Event.WentOut(actor, vehicle.get()));
        stage.turn().move(actor, outside.get());
        stage.happened(new Event.CameOut(actor, outside.get(), vehicle.get()));
        return Optional.empty();
    }
}
