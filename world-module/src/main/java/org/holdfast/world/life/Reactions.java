package org.holdfast.world.life;

import java.util.ArrayDeque;
import java.util.Deque;
import org.holdfast.world.action.Stage;
import org.holdfast.world.behavior.Behaviors;
import org.holdfast.world.behavior.Self;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Perception;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * Lets behaviours perceive what happens in a turn, after whoever acted has finished: an action is not disturbed by what
 * it causes. Lives for one turn.
 *
 * <table>
 * <caption>Limits, so that two parrots do not talk for ever</caption>
 * <tr><td>{@value #MOST_REACTIONS}</td><td>times that a behaviour perceives something, in one turn</td></tr>
 * <tr><td>{@value #DEEPEST}</td><td>reactions to reactions: what comes of these is seen, but nobody reacts to it</td></tr>
 * </table>
 */
final class Reactions implements Perception {
    static final int MOST_REACTIONS = 100;
    static final int DEEPEST = 3;

    private final Perception witnesses;
    private final Things things;
    private final Behaviors behaviors;
    private final Resting resting;
    private final Deque<Happened> events = new ArrayDeque<>();
    private int depth;

    private record Happened(Event event, int depth) {}

    Reactions(Perception witnesses, Things things, Behaviors behaviors, Resting resting) {
        this.witnesses = witnesses;
        this.things = things;
        this.behaviors = behaviors;
        this.resting = resting;
    }

    @Override
    public void perceive(Event event) {
        witnesses.perceive(event);
        if (depth < DEEPEST) {
            events.add(new Happened(event, depth));
        }
    }

    /** Lets those react who perceived something. */
    void settle(Stage stage) {
        int reactions = 0;
        while (!events.isEmpty() && reactions < MOST_REACTIONS) {
            Happened happened = events.remove();
            depth = happened.depth + 1;
            reactions += react(stage, happened.event.place(), happened.event);
            for (Thing thing : things.contents(happened.event.place())) {
                reactions += react(stage, thing, happened.event);
            }
        }
        events.clear();
        depth = 0;
    }

    private int react(Stage stage, Thing thing, Event event) {
        if (thing.id().equals(event.actor().id()) || !Behaviors.mayBehave(thing)) {
            return 0;
        }
        int reactions = 0;
        for (Behaviors.Attached attached : behaviors.of(thing)) {
            String name = attached.behavior().name();
            if (!resting.rests(thing.id(), name, stage.turn().now())) {
                reactions++;
                try {
                    attached.behavior().perceive(new Self(thing, stage, attached.settings()), event);
                } catch (RuntimeException | StackOverflowError e) {
                    resting.failed(thing.id(), name, stage.turn().now(), e);
                    throw e;
                }
            }
        }
        return reactions;
    }
}
