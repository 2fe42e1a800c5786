package org.holdfast.world.event;

import java.util.Optional;
import org.holdfast.world.thing.Thing;

/**
 * Something that happened in a room and is perceived by those in it. Holds live things, so it lives no longer than the
 * turn that it happened in.
 */
public sealed interface Event {
    /** Who did it. */
    Thing actor();

    /** The room in which it is perceived. */
    Thing place();

    /** Calls the method of the handler that is for this event. */
    <R> R dispatch(Handler<R> handler);

    /** One method for each event: a new event does not compile until every handler has its say on it. */
    interface Handler<R> {
        R said(Said event);

        R emoted(Emoted event);

        R left(Left event);

        R arrived(Arrived event);

        R vanished(Vanished event);

        R appeared(Appeared event);

        R joined(Joined event);

        R quit(Quit event);

        R took(Took event);

        R dropped(Dropped event);

        R fought(Fought event);
    }

    /** The actor spoke. */
    record Said(Thing actor, Thing place, String words) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.said(this);
        }
    }

    /** The actor does what the words describe; they follow its name. */
    record Emoted(Thing actor, Thing place, String words) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.emoted(this);
        }
    }

    /** The actor went away through an exit. */
    record Left(Thing actor, Thing place, Thing exit) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.left(this);
        }
    }

    /**
     * The actor came in on foot.
     *
     * @param exit the way back to where it came from, if there is one
     */
    record Arrived(Thing actor, Thing place, Optional<Thing> exit) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.arrived(this);
        }
    }

    /** The actor was taken elsewhere, by no exit. */
    record Vanished(Thing actor, Thing place) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.vanished(this);
        }
    }

    /** The actor was brought here, by no exit. */
    record Appeared(Thing actor, Thing place) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.appeared(this);
        }
    }

    /** The actor's player has entered the game. */
    record Joined(Thing actor, Thing place) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.joined(this);
        }
    }

    /** The actor's player has left the game. */
    record Quit(Thing actor, Thing place) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.quit(this);
        }
    }

    /** The actor picked something up. */
    record Took(Thing actor, Thing place, Thing item) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.took(this);
        }
    }

    /** The actor put something down. */
    record Dropped(Thing actor, Thing place, Thing item) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.dropped(this);
        }
    }

    /** Something came of a fight. */
    record Fought(CombatEvent what) implements Event {
        @Override
        public Thing actor() {
            return what.actor();
        }

        @Override
        public Thing place() {
            return what.place();
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.fought(this);
        }
    }
}
