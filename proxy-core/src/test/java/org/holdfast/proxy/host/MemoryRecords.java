package org.holdfast.proxy.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory. What is on disk is what the test says: everything at once, or up to a position. Acknowledges on
 * the thread of {@link #diskReaches}; when everything is on disk at once, there is nothing to wait for.
 */
final class MemoryRecords implements ModuleRecords {
    private final SortedMap<RecordKey, StoredRecord> records = new TreeMap<>();
    private final List<AcceptedTurn> journal = new ArrayList<>();
    private final List<MemoryScan> scans = new ArrayList<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private boolean diskKeepsUp = true;
    private long durable;
    private volatile @Nullable CountDownLatch full;
    private volatile @Nullable RuntimeException broken;

    @Override
    public long append(AcceptedTurn turn) {
        waitWhileFull();
        RuntimeException failure = broken;
        if (failure != null) {
            throw failure;
        }
        long position;
        boolean durableAtOnce;
        synchronized (this) {
            journal.add(turn);
            turn.changes().forEach(this::apply);
            position = journal.size();
            durableAtOnce = diskKeepsUp;
        }
        if (durableAtOnce) {
            diskReaches(position);
        }
        return position;
    }

    private void waitWhileFull() {
        CountDownLatch latch = full;
        boolean interrupted = false;
        while (latch != null && latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void apply(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            records.put(put.key(), put.record());
        } else {
            records.remove(change.key());
        }
        scans.forEach(scan -> scan.changed.add(change.key()));
    }

    /** From now on a position is on disk when {@link #diskReaches} says so. */
    synchronized void holdDisk() {
        diskKeepsUp = false;
    }

    void diskReaches(long position) {
        List<LongConsumer> told;
        synchronized (this) {
            durable = Math.max(durable, position);
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(position));
    }

    /** {@link #append} waits until the latch is down. */
    void fullUntil(CountDownLatch latch) {
        full = latch;
    }

    void breakWith(@Nullable RuntimeException failure) {
        broken = failure;
    }

    /** Puts a record there as if by an earlier process. */
    synchronized void given(StoredRecord record) {
        records.put(record.key(), record);
    }

    synchronized List<AcceptedTurn> journal() {
        return List.copyOf(journal);
    }

    /** Of the turn that was appended last. */
    synchronized long position() {
        return journal.size();
    }

    synchronized int openScans() {
        return scans.size();
    }

    @Override
    public synchronized long durable() {
        return durable;
    }

    @Override
    public synchronized void onDurable(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized Optional<StoredRecord> read(RecordKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized Scan scan(Set<String> namespaces) {
        MemoryScan scan = new MemoryScan(namespaces);
        scans.add(scan);
        return scan;
    }

    private final class MemoryScan implements Scan {
        private final Set<String> namespaces;
        private final List<StoredRecord> rest;
        private final Set<RecordKey> changed = new LinkedHashSet<>();

        MemoryScan(Set<String> namespaces) {
            this.namespaces = namespaces;
            this.rest = new ArrayList<>(records.values().stream()
                    .filter(record -> namespaces.contains(record.key().namespace()))
                    .toList());
        }

        @Override
        public List<StoredRecord> next(int most) {
            List<StoredRecord> slice = rest.subList(0, Math.min(most, rest.size()));
            List<StoredRecord> copy = List.copyOf(slice);
            slice.clear();
            return copy;
        }

        @Override
        public List<RecordChange> changesSince() {
            synchronized (MemoryRecords.this) {
                List<RecordChange> changes = new ArrayList<>();
                for (RecordKey key : changed) {
                    if (namespaces.contains(key.namespace())) {
                        StoredRecord record = records.get(key);
                        changes.add(record == null ? new RecordChange.Delete(key) : new RecordChange.Put(record));
                    }
                }
                changed.clear();
                return changes;
            }
        }

        @Override
        public void close() {
            synchronized (MemoryRecords.this) {
                scans.remove(this);
            }
        }
    }
}
