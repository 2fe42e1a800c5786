package org.holdfast.proxy.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What changed within a stretch of positions: for each key the last of its changes. Written under the lock of
 * {@link AcceptedState} as long as it is the newest level, and by nobody afterwards. Read by any thread, always.
 */
final class Level implements SortedRecords {
    /** No id sorts below it: ids are not empty and have no control characters. */
    private static final String LEAST_ID = " ";

    private final ConcurrentSkipListMap<RecordKey, EncodedRecord> records = new ConcurrentSkipListMap<>();
    private long weight;
    private long lastPosition;

    void put(long position, EncodedRecord record) {
        EncodedRecord before = records.put(record.key(), record);
        weight += record.weight() - (before == null ? 0 : before.weight());
        lastPosition = position;
    }

    /** One level that says what these say together. */
    static Level merge(List<Level> oldestFirst) {
        Level merged = new Level();
        long last = oldestFirst.get(oldestFirst.size() - 1).lastPosition();
        MergedRecords.changes(oldestFirst).forEachRemaining(record -> merged.put(last, record));
        return merged;
    }

    /** Of the newest turn in here; 0 if there is none. Steady once the level is not the newest any more. */
    long lastPosition() {
        return lastPosition;
    }

    /** What it takes of the heap, roughly, in bytes. Steady once the level is not the newest any more. */
    long weight() {
        return weight;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    int size() {
        return records.size();
    }

    @Override
    public @Nullable EncodedRecord find(RecordKey key) {
        return records.get(key);
    }

    @Override
    public Iterator<EncodedRecord> all() {
        return records.values().iterator();
    }

    @Override
    public Iterator<EncodedRecord> of(String namespace) {
        Iterator<EncodedRecord> from = records.tailMap(new RecordKey(namespace, LEAST_ID), true)
                .values()
                .iterator();
        return new Iterator<>() {
            private @Nullable EncodedRecord next = advance();

            private @Nullable EncodedRecord advance() {
                EncodedRecord record = from.hasNext() ? from.next() : null;
                return record != null && record.key().namespace().equals(namespace) ? record : null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public EncodedRecord next() {
                EncodedRecord result = next;
                if (result == null) {
                    throw new NoSuchElementException();
                }
                next = advance();
                return result;
            }
        };
    }
}
