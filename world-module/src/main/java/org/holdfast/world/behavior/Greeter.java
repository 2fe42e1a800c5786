package org.holdfast.world.behavior;

import org.holdfast.world.action.Say;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Greets players. */
final class Greeter implements Behavior {
    @Override
    public String name() {
        return "greeter";
    }

    @Override
    public String help() {
        return "Greets players who come in; \"says\" sets the words, {name} in them is who came.";
    }

    @Override
    public void perceive(Self self, Event event) {
        Newcomers.player(self, event)
                .filter(player -> !self.isFighting())
                .ifPresent(player -> self.perform(new Say(addressed(self, "Welcome, {name}.", player))));
    }

    /** The words of the setting {@code says}, or the usual ones, with somebody's name in them. */
    static String addressed(Self self, String usual, Thing somebody) {
        return self.settings().text("says", usual).replace("{name}", somebody.name());
    }
}
