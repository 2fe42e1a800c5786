package org.holdfast.world.thing;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * All things of the world, with what is derived from them: who is in what, and whose body is whose. Owned by the
 * generation's thread; lives as long as the generation.
 *
 * <p>It is a function of the records alone: whatever the order in which they came, and however often, the same records
 * make the same world, and questions that have several answers are answered in the order of the ids.
 */
public final class Things {
    private final Globals globals = new Globals();
    private final TreeMap<ThingId, Thing> byId = new TreeMap<>();
    private final Map<ThingId, NavigableSet<ThingId>> contents = new HashMap<>();
    private final Map<String, ThingId> bodies = new HashMap<>();

    /** The namespaces of the records, and for each the newest document version. */
    public static Map<String, Integer> namespaces() {
        return Map.of(ThingId.NAMESPACE, ThingCodec.version(), Globals.NAMESPACE, Globals.version());
    }

    /**
     * A record is now this one. Names of things that are not there (yet) are kept as they are.
     *
     * @throws IllegalArgumentException naming the record, if it makes no sense
     */
    public void put(StoredRecord record) {
        RecordKey key = record.key();
        if (key.equals(Globals.KEY)) {
            globals.read(record);
        } else if (key.namespace().equals(ThingId.NAMESPACE)) {
            add(ThingCodec.read(record));
        } else {
            throw new IllegalArgumentException("this world knows no record " + key);
        }
    }

    /** A record is now as said, or gone. */
    public void apply(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            put(put.record());
        } else if (change.key().equals(Globals.KEY)) {
            globals.clear();
        } else {
            remove(ThingId.of(change.key()));
        }
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Optional<Thing> find(ThingId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All things. */
    public Collection<Thing> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** What a thing is in, if it is there. */
    public Optional<Thing> location(Thing thing) {
        return thing.location().flatMap(this::find);
    }

    /** Where an exit leads, if there is such a room. */
    public Optional<Thing> destination(Thing exit) {
        return exit.destination().flatMap(this::find).filter(room -> room.is(Kind.ROOM));
    }

    /** What is in a thing. */
    public List<Thing> contents(Thing container) {
        NavigableSet<ThingId> ids = contents.get(container.id());
        return ids == null ? List.of() : ids.stream().map(byId::get).toList();
    }

    /** What of a kind is in a thing. */
    public List<Thing> contents(Thing container, Kind kind) {
        return contents(container).stream().filter(thing -> thing.is(kind)).toList();
    }

    /** The body of a player's character. */
    public Optional<Thing> body(String player) {
        return Optional.ofNullable(bodies.get(player)).flatMap(this::find);
    }

    /** Whether a player's character has one; quicker than to look at it. */
    public boolean hasBody(String player) {
        return bodies.containsKey(player);
    }

    /** Where new characters begin, and those whose place is gone. */
    public Optional<Thing> start() {
        return globals.start().flatMap(this::find);
    }

    Globals globals() {
        return globals;
    }

    /** Adds a thing, or replaces the one of the same id. */
    void add(Thing thing) {
        remove(thing.id());
        byId.put(thing.id(), thing);
        thing.location().ifPresent(place -> contentsOf(place).add(thing.id()));
        thing.player().ifPresent(player -> bodies.put(player, thing.id()));
    }

    void move(Thing thing, ThingId to) {
        thing.location().ifPresent(place -> removeFrom(place, thing.id()));
        thing.location(Optional.of(to));
        contentsOf(to).add(thing.id());
    }

    private void remove(ThingId id) {
        Thing thing = byId.remove(id);
        if (thing != null) {
            thing.location().ifPresent(place -> removeFrom(place, id));
            thing.player().ifPresent(player -> bodies.remove(player, id));
        }
    }

    private NavigableSet<ThingId> contentsOf(ThingId place) {
        return contents.computeIfAbsent(place, any -> new TreeSet<>());
    }

    private void removeFrom(ThingId place, ThingId id) {
        NavigableSet<ThingId> ids = contentsOf(place);
        ids.remove(id);
        if (ids.isEmpty()) {
            contents.remove(place);
        }
    }
}
