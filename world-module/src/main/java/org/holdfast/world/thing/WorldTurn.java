package org.holdfast.world.thing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;

/**
 * A turn of the world, and the only way to change a thing. Used on the generation's thread, for one message.
 *
 * <pre>
 *   change a thing -> announced to the host before its first change -> remembered
 *   save()         -> the record of each remembered thing is put, once
 * </pre>
 *
 * A turn that ends without {@code save()} has failed; the host then reverts all that was announced.
 */
public final class WorldTurn {
    private final Turn turn;
    private final Things things;
    private final Map<RecordKey, Supplier<Optional<StoredRecord>>> changed = new LinkedHashMap<>();
    private final Set<ThingId> edited = new LinkedHashSet<>();
    private Consumer<ThingId> watcher = id -> {};

    public WorldTurn(Turn turn, Things things) {
        this.turn = turn;
        this.things = things;
    }

    /** When the message came that this turn is about: the only clock. */
    public Instant now() {
        return turn.now();
    }

    /**
     * The world's dice. What is drawn belongs to the turn: if that fails, it was not drawn. The first number that a world
     * ever draws depends on the time.
     */
    public RandomGenerator random() {
        return () -> {
            edit(Fortune.KEY, () -> Optional.of(things.fortune().write()));
            return things.fortune().next(turn.now().toEpochMilli());
        };
    }

    /**
     * Does some work, and tells of each thing that it is going to change, make or destroy, before it does; of some more
     * than once.
     */
    public void watched(Consumer<ThingId> nextWatcher, Runnable work) {
        Consumer<ThingId> outer = watcher;
        watcher = nextWatcher;
        try {
            work.run();
        } finally {
            watcher = outer;
        }
    }

    /** Sends a message to the host. */
    public void send(FromModule message) {
        turn.send(message);
    }

    /**
     * Makes a thing; it is nowhere until it is moved.
     *
     * @param zone empty for none
     */
    public Thing create(Kind kind, String name, String zone) {
        return create(kind, name, zone, Optional.empty());
    }

    /** Makes the body of a player's character; it is nowhere until it is moved. */
    public Thing createBody(String player, String name) {
        return create(Kind.CHARACTER, name, "", Optional.of(player));
    }

    /** Makes a pattern for others, which is no part of the world itself. */
    public Thing createPrototype(Kind kind, String name, String zone) {
        Thing prototype = create(kind, name, zone);
        prototype.prototype(true);
        return prototype;
    }

    /**
     * Makes a zone.
     *
     * @param key what its members have as their {@link Thing#zone()}; there should be no zone of this key
     */
    public Thing createZone(String key, String name) {
        return create(Kind.ZONE, name, key);
    }

    /** Makes a thing after another, of the same kind and zone, in a place. It says nothing of itself. */
    public Thing spawn(Thing parent, Thing place) {
        Thing thing = create(parent.kind(), "", parent.zone());
        parent(thing, Optional.of(parent));
        move(thing, place);
        return thing;
    }

    /** Makes a thing that says of itself what another does, in a zone; it is nowhere until it is moved, and has nothing in it. */
    public Thing copy(Thing original, String zone) {
        Thing copy = create(original.kind(), original.ownName(), zone);
        copy.aliases(original.ownAliases());
        copy.description(original.ownDescription());
        copy.inside(original.ownInside());
        copy.prototype(original.isPrototype());
        original.ownAttributes().forEach(copy::attribute);
        parent(copy, things.parent(original));
        return copy;
    }

    private Thing create(Kind kind, String name, String zone, Optional<String> player) {
        editGlobals();
        Thing thing = new Thing(things.globals().takeId(), kind, name);
        thing.zone(zone);
        thing.player(player);
        edit(thing);
        things.add(thing);
        return thing;
    }

    public void rename(Thing thing, String name) {
        edit(thing).name(name);
    }

    public void alias(Thing thing, List<String> aliases) {
        edit(thing).aliases(aliases);
    }

    public void describe(Thing thing, String description) {
        edit(thing).description(description);
    }

    /** What is seen by those who are in it; empty for what its parent says. */
    public void describeInside(Thing thing, String inside) {
        edit(thing).inside(inside);
    }

    /** What a thing does not say of itself, its parent says from now on. */
    public void parent(Thing thing, Optional<Thing> parent) {
        things.change(edit(thing), changing -> changing.parent(parent.map(Thing::id)));
    }

    /** Makes a thing belong to a zone; empty for none. */
    public void assign(Thing thing, String zone) {
        things.change(edit(thing), changing -> changing.zone(zone));
    }

    public void move(Thing thing, Thing to) {
        things.move(edit(thing), to.id());
    }

    /** Makes an exit lead nowhere. */
    public void unlink(Thing exit) {
        edit(exit).destination(Optional.empty());
    }

    /** Makes an exit lead to a room. */
    public void lead(Thing exit, Thing room) {
        edit(exit).destination(Optional.of(room.id()));
    }

    public void set(Thing thing, String attribute, Doc value) {
        edit(thing).attribute(attribute, value);
    }

    /** Takes an attribute away; its parent's, if it has it too, shows again. */
    public void unset(Thing thing, String attribute) {
        edit(thing).removeAttribute(attribute);
    }

    /** Notes what a thing was made from, as {@code zone/key} of an area file. */
    public void originate(Thing thing, String origin) {
        things.change(edit(thing), changing -> changing.origin(origin));
    }

    /**
     * Destroys a thing and all that is in it, but for players' bodies: those are set down where it was, or at the start
     * if that is no place for them.
     *
     * @throws IllegalArgumentException if it is the body of a player
     */
    public void destroy(Thing thing) {
        if (thing.player().isPresent()) {
            throw new IllegalArgumentException("the body of a player is not destroyed");
        }
        destroyAll(thing);
    }

    /** Destroys the body of a player's character that was deleted, and what it carries; likewise. */
    public void destroyBody(Thing body) {
        destroyAll(body);
    }

    private void destroyAll(Thing thing) {
        Optional<Thing> refuge = things.location(thing).flatMap(things::room).or(things::start);
        Deque<Thing> doomed = new ArrayDeque<>();
        doomed.add(thing);
        while (!doomed.isEmpty()) {
            Thing next = doomed.remove();
            for (Thing content : things.contents(next)) {
                if (content.player().isEmpty()) {
                    doomed.add(content);
                } else {
                    refuge.ifPresent(place -> move(content, place));
                }
            }
            edit(next);
            things.remove(next.id());
        }
    }

    /** A thing is what its record once said, whatever it is now. */
    public void restore(ThingId id, StoredRecord record) {
        watcher.accept(id);
        edited.add(id);
        edit(id.key(), () -> things.find(id).map(ThingCodec::write));
        things.put(record);
    }

    /** There is no such thing any more; what is in it is nowhere. */
    public void forget(Thing thing) {
        edit(thing);
        things.remove(thing.id());
    }

    /** New characters begin in this room. */
    public void startAt(Thing room) {
        editGlobals();
        things.globals().start(room.id());
    }

    /** The things that were changed, made or destroyed so far, in the order in which that began. */
    public List<ThingId> edited() {
        return List.copyOf(edited);
    }

    /** Hands the record of everything that was changed to the host. Called once, as the last of the turn. */
    public void save() {
        changed.forEach((key, record) -> record.get().ifPresentOrElse(turn::put, () -> turn.delete(key)));
        edited.forEach(things::changed);
        changed.clear();
        edited.clear();
    }

    private Thing edit(Thing thing) {
        ThingId id = thing.id();
        watcher.accept(id);
        edited.add(id);
        edit(id.key(), () -> things.find(id).map(ThingCodec::write));
        return thing;
    }

    private void editGlobals() {
        edit(Globals.KEY, () -> Optional.of(things.globals().write()));
    }

    /**
     * Announces that what a record is made of is about to change; for parts of the state other than things.
     *
     * @param record asked for at the end of the turn: what the record is then, empty if it is gone
     */
    public void edit(RecordKey key, Supplier<Optional<StoredRecord>> record) {
        if (changed.putIfAbsent(key, record) == null) {
            turn.edit(key);
        }
    }
}
