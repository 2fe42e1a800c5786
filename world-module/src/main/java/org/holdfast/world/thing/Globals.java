package org.holdfast.world.thing;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/** What the world as a whole remembers: {@code {"next": 57, "start": 1}}, in one record of its own. */
final class Globals {
    static final String NAMESPACE = "world";
    static final RecordKey KEY = new RecordKey(NAMESPACE, "globals");

    private static final Upgrades UPGRADES = new Upgrades(List.of());

    private long next = 1;
    private Optional<ThingId> start = Optional.empty();

    static int version() {
        return UPGRADES.version();
    }

    void read(StoredRecord record) {
        Doc.Obj doc = UPGRADES.upgrade(record);
        long loadedNext = doc.integer("next");
        Optional<ThingId> loadedStart = doc.find("start").map(present -> new ThingId(doc.integer("start")));
        next = loadedNext;
        start = loadedStart;
    }

    /** As in a world in which nothing was ever made. */
    void clear() {
        next = 1;
        start = Optional.empty();
    }

    StoredRecord write() {
        Doc.Builder doc = Doc.object().put("next", next);
        start.ifPresent(room -> doc.put("start", room.number()));
        return new StoredRecord(KEY, version(), doc.build());
    }

    /** The id of the next thing to be made; counted up, so that no id is ever used twice. */
    ThingId takeId() {
        return new ThingId(next++);
    }

    /** The room where new characters begin. */
    Optional<ThingId> start() {
        return start;
    }

    void start(ThingId room) {
        start = Optional.of(room);
    }
}
