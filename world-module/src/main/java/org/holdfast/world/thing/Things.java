package org.holdfast.world.thing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * All things of the world, with what is derived from them: who is in what, and whose body is whose. Owned by the
 * generation's thread; lives as long as the generation.
 *
 * <p>Questions that have several answers are answered in the order of the ids.
 */
public final class Things implements Records {
    private final Globals globals = new Globals();
    private final Fortune fortune = new Fortune();
    private final TreeMap<ThingId, Thing> byId = new TreeMap<>();
    private final Index<ThingId> contents = new Index<>();
    private final Index<ThingId> children = new Index<>();
    private final Index<String> members = new Index<>();
    private final Index<String> zones = new Index<>();
    private final Index<String> origins = new Index<>();
    private final Map<String, ThingId> bodies = new HashMap<>();
    private final List<ThingIndex> keptElsewhere = new ArrayList<>();
    private final Function<ThingId, Optional<Thing>> lookup = this::find;

    @Override
    public Map<String, Integer> namespaces() {
        return Map.of(ThingId.NAMESPACE, ThingCodec.version(), Globals.NAMESPACE, Globals.version());
    }

    /** {@inheritDoc} Names of things that are not there (yet) are kept as they are. */
    @Override
    public void put(StoredRecord record) {
        RecordKey key = record.key();
        if (key.equals(Globals.KEY)) {
            globals.read(record);
        } else if (key.equals(Fortune.KEY)) {
            fortune.read(record);
        } else if (key.namespace().equals(ThingId.NAMESPACE)) {
            add(ThingCodec.read(record));
        } else {
            throw new IllegalArgumentException("this world knows no record " + key);
        }
    }

    @Override
    public void delete(RecordKey key) {
        if (key.equals(Globals.KEY)) {
            globals.clear();
        } else if (key.equals(Fortune.KEY)) {
            fortune.clear();
        } else {
            remove(ThingId.of(key));
        }
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Optional<Thing> find(ThingId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The version of the documents that this code writes. */
    public static int documentVersion() {
        return ThingCodec.version();
    }

    /** The record of a thing as it is now. */
    public Optional<StoredRecord> record(ThingId id) {
        return find(id).map(ThingCodec::write);
    }

    /** The record of a thing of which a document of the newest version says all. */
    public static StoredRecord record(ThingId id, Doc.Obj doc) {
        return new StoredRecord(id.key(), ThingCodec.version(), doc);
    }

    /**
     * What an attribute refers to: {@code 12} or {@code "#12"}, which is a thing's number, or {@code "zone/key"}, what it
     * was made from.
     */
    public Optional<Thing> refer(Doc reference) {
        if (reference instanceof Doc.Int number && number.value() > 0) {
            return find(new ThingId(number.value()));
        }
        return reference instanceof Doc.Str text ? refer(text.value()) : Optional.empty();
    }

    /** What {@code "#12"} or {@code "zone/key"} refers to. */
    public Optional<Thing> refer(String reference) {
        return ThingId.parse(reference).or(() -> origins.first(reference)).flatMap(lookup);
    }

    /** All things, prototypes and zones among them. */
    public Collection<Thing> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** What a thing is in, if it is there. */
    public Optional<Thing> location(Thing thing) {
        return thing.location().flatMap(lookup);
    }

    /** What a thing is made after, if it is there. */
    public Optional<Thing> parent(Thing thing) {
        return thing.parent().flatMap(lookup);
    }

    /** Where an exit leads, if there is such a room. */
    public Optional<Thing> destination(Thing exit) {
        return exit.destination().flatMap(lookup).filter(room -> room.is(Kind.ROOM));
    }

    /** The room that a thing is in, through whatever else it is in; a room is in itself. */
    public Optional<Thing> room(Thing thing) {
        Optional<Thing> place = Optional.of(thing);
        // Bounded, because things that are in one another are in no room.
        for (int around = 0; around < Thing.MAX_ANCESTORS && place.isPresent(); around++) {
            if (place.get().is(Kind.ROOM)) {
                return place;
            }
            place = location(place.get());
        }
        return Optional.empty();
    }

    /** What is in a thing. */
    public List<Thing> contents(Thing container) {
        return those(contents, container.id());
    }

    /** What of a kind is in a thing. */
    public List<Thing> contents(Thing container, Kind kind) {
        return contents(container).stream().filter(thing -> thing.is(kind)).toList();
    }

    /** Those whose parent a thing is. */
    public List<Thing> children(Thing parent) {
        return those(children, parent.id());
    }

    /** How many have a thing as their parent. */
    public int countChildren(Thing parent) {
        return children.get(parent.id()).size();
    }

    /** The zone of this key, as {@link Thing#zone()} has it. */
    public Optional<Thing> zone(String key) {
        return zones.first(key).flatMap(lookup);
    }

    /** All zones. */
    public List<Thing> zones() {
        return zones.keys().stream().flatMap(key -> zone(key).stream()).toList();
    }

    /** What belongs to a zone, the zone itself among it. */
    public List<Thing> members(String zone) {
        return those(members, zone);
    }

    private <K> List<Thing> those(Index<K> index, K key) {
        // Without a stream: most commands begin with what is in a room, and there may be many in it.
        NavigableSet<ThingId> ids = index.get(key);
        List<Thing> those = new ArrayList<>(ids.size());
        for (ThingId id : ids) {
            those.add(byId.get(id));
        }
        return Collections.unmodifiableList(those);
    }

    /** The body of a player's character. */
    public Optional<Thing> body(String player) {
        return Optional.ofNullable(bodies.get(player)).flatMap(lookup);
    }

    /** Whether a player's character has one; quicker than to look at it. */
    public boolean hasBody(String player) {
        return bodies.containsKey(player);
    }

    /** Where new characters begin, and those whose place is gone. */
    public Optional<Thing> start() {
        return globals.start().flatMap(lookup);
    }

    /** Keeps an index up to date from now on; of what is there already it is told at once. */
    public void keep(ThingIndex index) {
        keptElsewhere.add(index);
        byId.values().forEach(index::put);
    }

    Globals globals() {
        return globals;
    }

    Fortune fortune() {
        return fortune;
    }

    /** Adds a thing, or replaces the one of the same id. */
    void add(Thing thing) {
        takeOut(thing.id());
        byId.put(thing.id(), thing);
        thing.among(lookup);
        index(thing);
        tell(thing, 0);
    }

    /** The thing of this id was changed, if it is still there. */
    void changed(ThingId id) {
        find(id).ifPresent(thing -> tell(thing, 0));
    }

    /** Those made after a thing have changed with it. */
    private void tell(Thing thing, int generation) {
        keptElsewhere.forEach(index -> index.put(thing));
        if (generation < Thing.MAX_ANCESTORS && !keptElsewhere.isEmpty()) {
            children(thing).forEach(child -> tell(child, generation + 1));
        }
    }

    void move(Thing thing, ThingId to) {
        thing.location().ifPresent(place -> contents.remove(place, thing.id()));
        thing.location(Optional.of(to));
        contents.add(to, thing.id());
    }

    /** Changes something of a thing that an index goes by. */
    void change(Thing thing, Consumer<Thing> change) {
        unindex(thing);
        change.accept(thing);
        index(thing);
    }

    void remove(ThingId id) {
        Thing thing = byId.get(id);
        takeOut(id);
        keptElsewhere.forEach(index -> index.remove(id));
        if (thing != null) {
            children(thing).forEach(child -> tell(child, 1));
        }
    }

    private void takeOut(ThingId id) {
        Thing thing = byId.remove(id);
        if (thing != null) {
            unindex(thing);
        }
    }

    private void index(Thing thing) {
        ThingId id = thing.id();
        thing.location().ifPresent(place -> contents.add(place, id));
        thing.parent().ifPresent(parent -> children.add(parent, id));
        thing.player().ifPresent(player -> bodies.put(player, id));
        if (!thing.origin().isEmpty()) {
            origins.add(thing.origin(), id);
        }
        if (!thing.zone().isEmpty()) {
            members.add(thing.zone(), id);
        }
        if (thing.is(Kind.ZONE)) {
            zones.add(thing.zone(), id);
        }
    }

    private void unindex(Thing thing) {
        ThingId id = thing.id();
        thing.location().ifPresent(place -> contents.remove(place, id));
        thing.parent().ifPresent(parent -> children.remove(parent, id));
        thing.player().ifPresent(player -> bodies.remove(player, id));
        origins.remove(thing.origin(), id);
        members.remove(thing.zone(), id);
        zones.remove(thing.zone(), id);
    }
}
