package org.holdfast.world.thing;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.api.Doc;

/**
 * Something in the world. Owned by the generation's thread; changed by {@link WorldTurn} alone.
 *
 * <p>What a thing does not say of itself, its parent says: its name, aliases, descriptions and each attribute by
 * itself. What is its own alone is asked for with {@code own...}. Parents that are missing, or go round in a loop, say
 * nothing; more than {@value #MAX_ANCESTORS} are not asked.
 *
 * <p>A turn that fails replaces the things it touched by new objects, and so may a reload; code that remembers a thing
 * beyond the turn remembers its {@link #id()}.
 */
public final class Thing {
    /** How many generations of parents are asked. */
    public static final int MAX_ANCESTORS = 16;

    private final ThingId id;
    private final Kind kind;
    private String name;
    private List<String> aliases = List.of();
    private String description = "";
    private String inside = "";
    private Optional<ThingId> parent = Optional.empty();
    private boolean prototype;
    private Optional<ThingId> location = Optional.empty();
    private Optional<ThingId> destination = Optional.empty();
    private Optional<String> player = Optional.empty();
    private String zone = "";
    private String origin = "";
    private final TreeMap<String, Doc> attributes = new TreeMap<>();
    private Function<ThingId, Optional<Thing>> others = other -> Optional.empty();

    Thing(ThingId id, Kind kind, String name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    public ThingId id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /** As it is shown, with its article where it has one: {@code a brass bell}. Never empty. */
    public String name() {
        String known = inherited(Thing::ownName, String::isEmpty);
        return known.isEmpty() ? kind.word() : known;
    }

    /** Empty if it is called as its parent is. */
    public String ownName() {
        return name;
    }

    /** Other names that it answers to. */
    public List<String> aliases() {
        return inherited(Thing::ownAliases, List::isEmpty);
    }

    public List<String> ownAliases() {
        return aliases;
    }

    /** What one sees who looks at it; empty if nobody has written it. May have several lines. */
    public String description() {
        return inherited(Thing::ownDescription, String::isEmpty);
    }

    public String ownDescription() {
        return description;
    }

    /** What one sees who is in it, where that is something else; empty if nobody has written it. */
    public String inside() {
        return inherited(Thing::ownInside, String::isEmpty);
    }

    public String ownInside() {
        return inside;
    }

    /** What it is made after; there need not be such a thing (any more). */
    public Optional<ThingId> parent() {
        return parent;
    }

    /** Whether it is a pattern for others and no part of the world: it is nowhere, and is met by nobody. */
    public boolean isPrototype() {
        return prototype;
    }

    /** Whether this is the other, or made after it, or after what was made after it. */
    public boolean comesFrom(ThingId other) {
        Optional<Thing> asked = Optional.of(this);
        for (int generation = 0; asked.isPresent() && generation <= MAX_ANCESTORS; generation++) {
            if (asked.get().id.equals(other)) {
                return true;
            }
            asked = asked.get().parent.flatMap(others);
        }
        return false;
    }

    /** What it is in; there need not be such a thing (any more). */
    public Optional<ThingId> location() {
        return location;
    }

    /** Where an exit leads; there need not be such a room (any more). */
    public Optional<ThingId> destination() {
        return destination;
    }

    /** The lasting id of the player's character that this is the body of; empty for everything else. */
    public Optional<String> player() {
        return player;
    }

    /** The zone that it belongs to; empty for what belongs to none, such as a player's character. */
    public String zone() {
        return zone;
    }

    /** What it was made from, as {@code zone/key} of an area file; empty if it was made in the game. */
    public String origin() {
        return origin;
    }

    /** What holds of it, by name: what builders have set, on itself and on its parents. */
    public SortedMap<String, Doc> attributes() {
        if (parent.isEmpty()) {
            return ownAttributes();
        }
        TreeMap<String, Doc> all = new TreeMap<>();
        Optional<Thing> asked = Optional.of(this);
        for (int generation = 0; asked.isPresent() && generation <= MAX_ANCESTORS; generation++) {
            asked.get().attributes.forEach(all::putIfAbsent);
            asked = asked.get().parent.flatMap(others);
        }
        return Collections.unmodifiableSortedMap(all);
    }

    public SortedMap<String, Doc> ownAttributes() {
        return Collections.unmodifiableSortedMap(attributes);
    }

    /** An attribute, its own or its parent's. One that it has as {@code null} hides its parent's. */
    public Optional<Doc> attribute(String attribute) {
        return inherited(thing -> Optional.ofNullable(thing.attributes.get(attribute)), Optional::isEmpty);
    }

    private <T> T inherited(Function<Thing, T> own, Predicate<T> isMissing) {
        T value = own.apply(this);
        Optional<Thing> asked = Optional.of(this);
        for (int generation = 0; generation < MAX_ANCESTORS && isMissing.test(value); generation++) {
            asked = asked.get().parent.flatMap(others);
            if (asked.isEmpty()) {
                return value;
            }
            value = own.apply(asked.get());
        }
        return value;
    }

    /** How it finds its parents. */
    void among(Function<ThingId, Optional<Thing>> things) {
        others = things;
    }

    void name(String newName) {
        name = newName;
    }

    void aliases(List<String> newAliases) {
        aliases = List.copyOf(newAliases);
    }

    void description(String newDescription) {
        description = newDescription;
    }

    void inside(String newInside) {
        inside = newInside;
    }

    /** Does not change the indexes, nor do those below that say so: {@link Things#change} calls them. */
    void parent(Optional<ThingId> newParent) {
        parent = newParent;
    }

    void prototype(boolean isPrototype) {
        prototype = isPrototype;
    }

    /** Does not change the index. */
    void location(Optional<ThingId> newLocation) {
        location = newLocation;
    }

    void destination(Optional<ThingId> newDestination) {
        destination = newDestination;
    }

    /** Does not change the index. */
    void player(Optional<String> newPlayer) {
        player = newPlayer;
    }

    /** Does not change the index. */
    void zone(String newZone) {
        zone = newZone;
    }

    /** Does not change the index. */
    void origin(String newOrigin) {
        origin = newOrigin;
    }

    void attribute(String attribute, Doc value) {
        attributes.put(attribute, value);
    }

    void removeAttribute(String attribute) {
        attributes.remove(attribute);
    }

    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
