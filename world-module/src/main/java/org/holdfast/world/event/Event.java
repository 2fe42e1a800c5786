package org.holdfast.world.event;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Slot;

/**
 * Something that happened and is perceived, by those in the same place unless it says otherwise. Holds live things, so
 * it lives no longer than the turn that it happened in.
 */
public sealed interface Event {
    /** What can be done to a door or a container. */
    enum Verb {
        OPEN,
        CLOSE,
        LOCK,
        UNLOCK;

        /** {@code open}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who did it. */
    Thing actor();

    /** Where it is perceived: the room, or what the actor is in. */
    Thing place();

    /** Whom it is done to or meant for, and who is told of it in words of its own. */
    default Optional<Thing> target() {
        return Optional.empty();
    }

    /** How far it is perceived. */
    default Reach reach() {
        return Reach.PLACE;
    }

    /** Who perceives an event, beside its actor. */
    enum Reach {
        /** Those in the same place. */
        PLACE,
        /** Its target alone. */
        TARGET,
        /** Those in rooms of the same zone. */
        ZONE,
        /** All players in the game. */
        GAME
    }

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

        R perished(Perished event);

        R took(Took event);

        R dropped(Dropped event);

        R put(Put event);

        R gave(Gave event);

        R wore(Wore event);

        R removed(Removed event);

        R operated(Operated event);

        R operatedBeyond(OperatedBeyond event);

        R boarded(Boarded event);

        R wentOut(WentOut event);

        R cameOut(CameOut event);

        R told(Told event);

        R whispered(Whispered event);

        R shouted(Shouted event);

        R paid(Paid event);

        R droppedCoins(DroppedCoins event);

        R bought(Bought event);

        R sold(Sold event);

        R chatted(Chatted event);

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

    /**
     * The actor, whose player is not in the game, is gone for good.
     *
     * @param leaves whether what it carried lies there
     */
    record Perished(Thing actor, Thing place, boolean leaves) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.perished(this);
        }
    }

    /** The actor put something down. */
    record Dropped(Thing actor, Thing place, Thing item) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.dropped(this);
        }
    }

    /**
     * The actor picked something up.
     *
     * @param from the container that it was in; empty if it lay there
     */
    record Took(Thing actor, Thing place, Thing item, Optional<Thing> from) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.took(this);
        }
    }

    /** The actor put something into a container. */
    record Put(Thing actor, Thing place, Thing item, Thing container) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.put(this);
        }
    }

    /** The actor gave something to somebody. */
    record Gave(Thing actor, Thing place, Thing item, Thing to) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(to);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.gave(this);
        }
    }

    /** The actor put something on, or wields it now. */
    record Wore(Thing actor, Thing place, Thing item, Slot slot) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.wore(this);
        }
    }

    /** The actor wears or wields something no longer. */
    record Removed(Thing actor, Thing place, Thing item) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.removed(this);
        }
    }

    /** The actor opened, closed, locked or unlocked a door or a container. */
    record Operated(Thing actor, Thing place, Thing thing, Verb verb) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.operated(this);
        }
    }

    /**
     * Somebody on the other side opened or closed, locked or unlocked a door.
     *
     * @param thing this side of the door
     */
    record OperatedBeyond(Thing actor, Thing place, Thing thing, Verb verb) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.operatedBeyond(this);
        }
    }

    /** The actor went into something that stands here. */
    record Boarded(Thing actor, Thing place, Thing vehicle) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.boarded(this);
        }
    }

    /** The actor went out of what this is the inside of. */
    record WentOut(Thing actor, Thing place) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.wentOut(this);
        }
    }

    /** The actor came out of something that stands here. */
    record CameOut(Thing actor, Thing place, Thing vehicle) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.cameOut(this);
        }
    }

    /** The actor spoke to somebody, wherever that is. */
    record Told(Thing actor, Thing place, Thing to, String words) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(to);
        }

        @Override
        public Reach reach() {
            return Reach.TARGET;
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.told(this);
        }
    }

    /** The actor spoke to somebody here so that others do not hear the words. */
    record Whispered(Thing actor, Thing place, Thing to, String words) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(to);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.whispered(this);
        }
    }

    /** The actor spoke so loud that the whole zone hears it. */
    record Shouted(Thing actor, Thing place, String words) implements Event {
        @Override
        public Reach reach() {
            return Reach.ZONE;
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.shouted(this);
        }
    }

    /** The actor gave coins to somebody. */
    record Paid(Thing actor, Thing place, long coins, Thing to) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(to);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.paid(this);
        }
    }

    /** The actor put down coins. */
    record DroppedCoins(Thing actor, Thing place, long coins) implements Event {
        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.droppedCoins(this);
        }
    }

    /** The actor bought something. */
    record Bought(Thing actor, Thing place, Thing item, long coins, Thing keeper) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(keeper);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.bought(this);
        }
    }

    /** The actor sold something. */
    record Sold(Thing actor, Thing place, Thing item, long coins, Thing keeper) implements Event {
        @Override
        public Optional<Thing> target() {
            return Optional.of(keeper);
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.sold(this);
        }
    }

    /** The actor spoke on a channel. */
    record Chatted(Thing actor, Thing place, Channel channel, String words) implements Event {
        @Override
        public Reach reach() {
            return Reach.GAME;
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.chatted(this);
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
        public Optional<Thing> target() {
            return what.target();
        }

        @Override
        public <R> R dispatch(Handler<R> handler) {
            return handler.fought(this);
        }
    }
}
