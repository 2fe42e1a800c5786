package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Says something to somebody in the same place so that others do not hear the words. */
public record Whisper(Thing to, String words) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = Tell.deaf(stage, actor, to);
        Optional<Thing> place = stage.things().location(actor);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (place.isEmpty() || !Reach.isHere(actor, to)) {
            return Optional.of(Text.of("{} is too far away to hear a whisper.", LookView.beginning(to)));
        }
        stage.happened(new Event.Whispered(actor, place.get(), to, words));
        return Optional.empty();
    }
}
