package org.holdfast.world.thing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final Map<RecordKey, Supplier<StoredRecord>> changed = new LinkedHashMap<>();

    public WorldTurn(Turn turn, Things things) {
        this.turn = turn;
        this.things = things;
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

    public void move(Thing thing, Thing to) {
        things.move(edit(thing), to.id());
    }

    /** Makes an exit lead to a room. */
    public void lead(Thing exit, Thing room) {
        edit(exit).destination(Optional.of(room.id()));
    }

    public void set(Thing thing, String attribute, Doc value) {
        edit(thing).attribute(attribute, value);
    }

    /** Notes what a thing was made from, as {@code zone/key} of an area file. */
    public void originate(Thing thing, String origin) {
        edit(thing).origin(origin);
    }

    /** New characters begin in this room. */
    public void startAt(Thing room) {
        editGlobals();
        things.globals().start(room.id());
    }

    /** Hands the record of everything that was changed to the host. Called once, as the last of the turn. */
    public void save() {
        changed.values().forEach(record -> turn.put(record.get()));
        changed.clear();
    }

    private Thing edit(Thing thing) {
        edit(thing.id().key(), () -> ThingCodec.write(thing));
        return thing;
    }

    private void editGlobals() {
        edit(Globals.KEY, () -> things.globals().write());
    }

    private void edit(RecordKey key, Supplier<StoredRecord> record) {
        if (changed.putIfAbsent(key, record) == null) {
            turn.edit(key);
        }
    }
}
