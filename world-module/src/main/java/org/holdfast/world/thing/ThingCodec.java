package org.holdfast.world.thing;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;

/**
 * Things as records and back. Document version 2, where what is empty is left out:
 *
 * <pre>{@code
 * {"kind": "exit", "name": "north", "aliases": ["stair"], "description": "Steep.",
 *  "inside": "what is seen from within", "parent": 9, "prototype": true,
 *  "location": 1, "destination": 2, "player": "a character's lasting id",
 *  "zone": "holdfast", "origin": "holdfast/landing", "attributes": {"counter": 1}}
 * }</pre>
 */
final class ThingCodec {
    /** Version 2 adds {@code parent}, {@code prototype} and {@code inside}, and a name may be left to the parent. */
    private static final Upgrades UPGRADES = new Upgrades(List.of(old -> old));

    private ThingCodec() {}

    static int version() {
        return UPGRADES.version();
    }

    static StoredRecord write(Thing thing) {
        Doc.Builder doc = Doc.object().put("kind", thing.kind().word());
        putUnlessEmpty(doc, "name", thing.ownName());
        if (!thing.ownAliases().isEmpty()) {
            doc.put("aliases", thing.ownAliases());
        }
        putUnlessEmpty(doc, "description", thing.ownDescription());
        putUnlessEmpty(doc, "inside", thing.ownInside());
        thing.parent().ifPresent(id -> doc.put("parent", id.number()));
        if (thing.isPrototype()) {
            doc.put("prototype", true);
        }
        thing.location().ifPresent(id -> doc.put("location", id.number()));
        thing.destination().ifPresent(id -> doc.put("destination", id.number()));
        thing.player().ifPresent(player -> doc.put("player", player));
        putUnlessEmpty(doc, "zone", thing.zone());
        putUnlessEmpty(doc, "origin", thing.origin());
        if (!thing.ownAttributes().isEmpty()) {
            doc.put("attributes", new Doc.Obj(thing.ownAttributes()));
        }
        return new StoredRecord(thing.id().key(), version(), doc.build());
    }

    /** @throws IllegalArgumentException naming the record and the member that makes no sense */
    static Thing read(StoredRecord record) {
        try {
            return read(ThingId.of(record.key()), UPGRADES.upgrade(record));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the record " + record.key() + " is no thing: " + e.getMessage(), e);
        }
    }

    private static Thing read(ThingId id, Doc.Obj doc) {
        Thing thing = new Thing(id, Kind.of(doc.string("kind")), doc.string("name", ""));
        thing.aliases(doc.strings("aliases"));
        thing.description(doc.string("description", ""));
        thing.inside(doc.string("inside", ""));
        thing.parent(thingId(doc, "parent"));
        thing.prototype(doc.bool("prototype", false));
        thing.location(thingId(doc, "location"));
        thing.destination(thingId(doc, "destination"));
        thing.player(doc.find("player").map(present -> doc.string("player")));
        thing.zone(doc.string("zone", ""));
        thing.origin(doc.string("origin", ""));
        doc.object("attributes").members().forEach(thing::attribute);
        return thing;
    }

    private static Optional<ThingId> thingId(Doc.Obj doc, String member) {
        return doc.find(member).map(present -> new ThingId(doc.integer(member)));
    }

    private static void putUnlessEmpty(Doc.Builder doc, String member, String value) {
        if (!value.isEmpty()) {
            doc.put(member, value);
        }
    }
}
