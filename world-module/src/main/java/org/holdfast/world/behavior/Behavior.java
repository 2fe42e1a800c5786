package org.holdfast.world.behavior;

import java.util.Optional;
import org.holdfast.world.event.Event;

/**
 * A way to behave, which builders attach to things by its name: what makes a guard a guard. To write one, implement this
 * and add it to {@link StandardBehaviors}.
 *
 * <pre>{@code
 * final class Echo implements Behavior {
 *     public String name() { return "echo"; }
 *     public String help() { return "Says again what it hears."; }
 *     public void perceive(Self self, Event event) {
 *         if (event instanceof Event.Said said && said.actor().player().isPresent()) {
 *             self.perform(new Say(said.words()));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>There is one object for all that behave so, new with each generation, so it has no state of its own: what is to be
 * remembered is an attribute of the thing, set through {@link Self#turn()}. What it does, it does by the same actions as
 * players do.
 */
public interface Behavior {
    /** By which builders attach it, in lower case. */
    String name();

    /** What it does, and its settings, in a sentence or a few, for builders. */
    String help();

    /**
     * How often it acts by itself; empty if it only reacts. What nobody is near enough to see happens seldom.
     *
     * @param settings of the thing in question
     */
    default Optional<Pace> pace(Settings settings) {
        return Optional.empty();
    }

    /** It is time to act. When the next time is, is seen to. */
    default void act(Self self) {}

    /**
     * Something happened where the thing is, or to it; not what it did itself. Called at the end of the turn, so things may
     * have moved on: check before acting.
     */
    default void perceive(Self self, Event event) {}
}
