package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;

/** Gives coins to a character in the same place. */
public record Pay(long coins, Thing to) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Text> refusal = notThere(actor, coins).or(() -> Reach.handTo(stage, actor, to));
        Optional<Thing> place = stage.things().location(actor);
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        Purse.add(stage.turn(), actor, -coins);
        Purse.add(stage.turn(), to, coins);
        stage.happened(new Event.Paid(actor, place.get(), coins, to));
        return Optional.empty();
    }

    /** Why an actor cannot spend so many coins; empty if it can. */
    static Optional<Text> notThere(Thing actor, long coins) {
        if (coins < 1) {
            return Optional.of(Text.of("It has to be one coin at least."));
        }
        long has = Purse.of(actor);
        return coins > has
                ? Optional.of(Text.of("You have {}.", has == 0 ? "no coins" : "only " + Purse.words(has)))
                : Optional.empty();
    }
}
