package org.holdfast.world.thing;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.api.Doc;

/**
 * Something in the world. Owned by the generation's thread; changed by {@link WorldTurn} alone.
 *
 * <p>A turn that fails replaces the things it touched by new objects, and so may a reload; code that remembers a thing
 * beyond the turn remembers its {@link #id()}.
 */
public final class Thing {
    private final ThingId id;
    private final Kind kind;
    private String name;
    private List<String> aliases = List.of();
    private String description = "";
    private Optional<ThingId> location = Optional.empty();
    private Optional<ThingId> destination = Optional.empty();
    private Optional<String> player = Optional.empty();
    private String zone = "";
    private String origin = "";
    private final TreeMap<String, Doc> attributes = new TreeMap<>();

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

    /** As it is shown, with its article where it has one: {@code a brass bell}. */
    public String name() {
        return name;
    }

    /** Other names that it answers to. */
    public List<String> aliases() {
        return aliases;
    }

    /** What one sees who looks at it; empty if nobody has written it. May have several lines. */
    public String description() {
        return description;
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

    /** What builders have set, by name. */
    public SortedMap<String, Doc> attributes() {
        return Collections.unmodifiableSortedMap(attributes);
    }

    public Optional<Doc> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
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

    /** Does not move it in the index: {@link Things} calls it. */
    void location(Optional<ThingId> newLocation) {
        location = newLocation;
    }

    void destination(Optional<ThingId> newDestination) {
        destination = newDestination;
    }

    /** Does not change the index of players: set before the thing is added to {@link Things}. */
    void player(Optional<String> newPlayer) {
        player = newPlayer;
    }

    void zone(String newZone) {
        zone = newZone;
    }

    void origin(String newOrigin) {
        origin = newOrigin;
    }

    void attribute(String attribute, Doc value) {
        attributes.put(attribute, value);
    }

    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
