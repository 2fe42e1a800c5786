package org.holdfast.proxy.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What changed within a stretch of positions: for each key the last of its changes. Written under the lock of
 * {@link AcceptedState} as long as it is the newest level, and by nobody afterwards. Read by any thread, always; walked
 * in order when it is not the newest any more.
 *
 * <p>It is sorted by whoever walks it first, and not on the way in: all who commit wait for each other while a level
 * takes something in. Measured with 64 producers on 2 cores, a map that is always sorted took 4 of 10 cycles, most of
 * them in comparing keys that are in no cache.
 */
final class Level implements SortedRecords {
    private final ConcurrentHashMap<RecordKey, EncodedRecord> records = new ConcurrentHashMap<>();
    private long weight;
    private long lastPosition;

    /** Made when it is first asked for; two threads may make the same. */
    private volatile @Nullable List<EncodedRecord> sorted;

    void put(long position, EncodedRecord record) {
        if (sorted != null) {
            throw new IllegalStateException("a level that has been walked does not change any more");
        }
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

    @Override
    public @Nullable EncodedRecord find(RecordKey key) {
        return records.get(key);
    }

    @Override
    public Iterator<EncodedRecord> all() {
        return sorted().iterator();
    }

    @Override
    public Iterator<EncodedRecord> of(String namespace) {
        List<EncodedRecord> all = sorted();
        int from = firstOf(all, key -> key.namespace().compareTo(namespace) >= 0);
        int to = firstOf(all, key -> key.namespace().compareTo(namespace) > 0);
        return all.subList(from, to).iterator();
    }

    private List<EncodedRecord> sorted() {
        List<EncodedRecord> made = sorted;
        if (made == null) {
            EncodedRecord[] all = records.values().toArray(new EncodedRecord[0]);
            Arrays.sort(all, Comparator.comparing(EncodedRecord::key));
            made = List.of(all);
            sorted = made;
        }
        return made;
    }

    /** The index of the first record from which on this is so of all keys. */
    private static int firstOf(List<EncodedRecord> all, Predicate<RecordKey> isSo) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isSo.test(all.get(middle).key())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
