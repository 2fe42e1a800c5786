package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Ignored;
import org.holdfast.world.trait.Replies;
import org.holdfast.world.view.LookView;

/** Says something to one character alone, wherever that is. */
public record Tell(Thing to, String words) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = deaf(stage, actor, to);
        if (refusal.isPresent()) {
            return refusal;
        }
        stage.happened(new Event.Told(actor, stage.things().location(actor).orElse(actor), to, words));
        Replies.note(stage.turn(), to, actor);
        return Optional.empty();
    }

    /** Why somebody does not hear what is meant for them; empty if they do. */
    static Optional<Text> deaf(Stage stage, Thing actor, Thing to) {
        if (to.equals(actor)) {
            return Optional.of(Text.of("You know that already."));
        }
        if (!to.is(Kind.CHARACTER) || !stage.presences().isThere(to)) {
            return Optional.of(Text.of("{} does not hear you.", LookView.beginning(to)));
        }
        return Ignored.ignores(to, actor)
                ? Optional.of(Text.of("{} does not listen to you.", LookView.beginning(to)))
                : Optional.empty();
    }
}
