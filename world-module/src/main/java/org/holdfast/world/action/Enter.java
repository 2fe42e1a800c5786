package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Enterable;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.view.LookView;

/** Goes into something that stands here, such as a boat. */
public record Enter(Thing vehicle) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        if (Fighting.isFighting(actor)) {
            return Go.fighting();
        }
        if (place.isEmpty() || !Enterable.is(vehicle) || !Reach.isHere(actor, vehicle)) {
            return Optional.of(Text.of("{} is nothing that you could enter.", LookView.beginning(vehicle)));
        }
        if (Openable.isClosed(vehicle)) {
            return Optional.of(Text.of("{} is closed.", LookView.beginning(vehicle)));
        }
        Optional<Text> refusal = Go.mayNotEnter(stage, actor, vehicle);
        if (refusal.isPresent()) {
            return refusal;
        }
        stage.happened(new Event.Boarded(actor, place.get(), vehicle));
        stage.turn().move(actor, vehicle);
        stage.happened(new Event.Arrived(actor, vehicle, Optional.empty()));
        return Optional.empty();
    }
}
