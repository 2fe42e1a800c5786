package org.holdfast.world.event;

import java.util.Optional;
import org.holdfast.world.thing.Thing;

/** What is perceived of fights, wounds and what comes of them. */
public sealed interface CombatEvent {
    /** Who did it, or whom it befell. */
    Thing actor();

    /** The room in which it is perceived. */
    Thing place();

    /** Whom it was done to, who perceives it in another way than those who only see it. */
    default Optional<Thing> target() {
        return Optional.empty();
    }

    /** Calls the method of the handler that is for this event. */
    <R> R dispatch(Handler<R> handler);

    /** One method for each. */
    interface Handler<R> {
        R attacked(Attacked event);

        R hit(Hit event);

        R missed(Missed event);

        R died(Died event);

        R shared(Shared event);

        R fled(Fled event);

        R landed(Landed event);

        R recovered(Recovered event);

        R advanced(Advanced event);

        R decayed(Decayed event);
    }

    /** The actor began a fight. */
    record Attacked(Thing actor, Thing place, Thing victim) implements CombatEvent {
        @Override
        public Optional<Thing> target() {
            return Optional.of(victim);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.attacked(this);
        }
    }

    /** The actor struck home. */
    record Hit(Thing actor, Thing place, Thing victim, int damage, Optional<Thing> weapon) implements CombatEvent {
        @Override
        public Optional<Thing> target() {
            return Optional.of(victim);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.hit(this);
        }
    }

    /** The actor struck, and missed. */
    record Missed(Thing actor, Thing place, Thing victim) implements CombatEvent {
        @Override
        public Optional<Thing> target() {
            return Optional.of(victim);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.missed(this);
        }
    }

    /**
     * The actor is dead.
     *
     * @param killer if there was one
     * @param experience what the killer has learned from it; 0 for nothing
     * @param gold what the killer has found on it
     */
    record Died(Thing actor, Thing place, Optional<Thing> killer, long experience, long gold) implements CombatEvent {
        @Override
        public Optional<Thing> target() {
            return killer;
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.died(this);
        }
    }

    /**
     * Somebody is dead whom the actor fought, and another killed: the actor has a share in it.
     *
     * @param experience what the actor has learned from it; 0 for nothing
     * @param gold what the actor was left of what was found
     */
    record Shared(Thing actor, Thing place, long experience, long gold) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.shared(this);
        }
    }

    /** The actor runs from its fight; that it leaves is perceived besides. */
    record Fled(Thing actor, Thing place) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.fled(this);
        }
    }

    /** The actor finds itself in a place that it has not chosen. */
    record Landed(Thing actor, Thing place, boolean hasDied) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.landed(this);
        }
    }

    /** The actor's wounds are less, or healed. */
    record Recovered(Thing actor, Thing place, boolean healed) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.recovered(this);
        }
    }

    /** The actor has reached a level. */
    record Advanced(Thing actor, Thing place, int level) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.advanced(this);
        }
    }

    /** What was left of somebody is gone. */
    record Decayed(Thing actor, Thing place) implements CombatEvent {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.decayed(this);
        }
    }
}
