package org.holdfast.world.thing;

import java.util.Map;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * A part of the world's state: all records of some namespaces, as live objects. A function of the records alone,
 * whatever the order in which they came, and however often.
 */
public interface Records {
    /** The namespaces of its records, and for each the newest document version. */
    Map<String, Integer> namespaces();

    /**
     * A record is now this one.
     *
     * @throws IllegalArgumentException naming the record, if it makes no sense
     */
    void put(StoredRecord record);

    /** A record is now gone, if there was one. */
    void delete(RecordKey key);

    /** A record is now as said, or gone. */
    default void apply(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            put(put.record());
        } else {
            delete(change.key());
        }
    }
}
