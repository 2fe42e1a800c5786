package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;

/**
 * The records of some namespaces, all as they were at one position; and then what became of them, in steps. Taking one
 * costs the same however large the store is. It holds memory and possibly an old checkpoint's disk space until closed.
 *
 * <p>Owned by one thread at a time, which may differ from the store's own and from those that commit.
 */
public final class Snapshot implements AutoCloseable {
    private final AcceptedState state;
    private final TreeSet<String> namespaces;
    private final Checkpoint base;
    private final List<Level> levels;
    private final List<SortedRecords> sources;
    private final Iterator<EncodedRecord> records;

    /** Levels frozen since the last step; guarded by the lock of the state. */
    private List<Level> pending = new ArrayList<>();

    private long position;
    private boolean closed;

    /** @param view frozen at this position; its checkpoint has been retained for this snapshot */
    Snapshot(AcceptedState state, Set<String> namespaces, View view, long position) {
        this.state = state;
        this.namespaces = new TreeSet<>(namespaces);
        this.base = view.base();
        this.levels = view.frozen();
        this.position = position;
        this.sources = view.frozenSources();
        this.records = new NamespaceWalk(this.namespaces.iterator(), sources);
    }

    /** One namespace after the other; a source is opened when the walk comes to it. */
    private static final class NamespaceWalk implements Iterator<EncodedRecord> {
        private final Iterator<String> namespaces;
        private final List<SortedRecords> sources;
        private Iterator<EncodedRecord> current = List.<EncodedRecord>of().iterator();

        NamespaceWalk(Iterator<String> namespaces, List<SortedRecords> sources) {
            this.namespaces = namespaces;
            this.sources = sources;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && namespaces.hasNext()) {
                current = MergedRecords.present(sources, namespaces.next());
            }
            return current.hasNext();
        }

        @Override
        public EncodedRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }

    /** Every turn at or below is seen, none above. Moved up by {@link #changesSince()}. */
    public long position() {
        return position;
    }

    /**
     * Hands out the next records in the order of their keys, all as they were when the snapshot was taken.
     *
     * @param max how many at most; 1 or more
     * @return false when there are no more, so that the reader can do something else between two slices
     * @throws DamagedException instead of a record that may be wrong
     */
    public boolean readSlice(int max, Consumer<StoredRecord> to) {
        if (max < 1) {
            throw new IllegalArgumentException("a slice has 1 record or more, not " + max);
        }
        requireOpen();
        for (int i = 0; i < max && records.hasNext(); i++) {
            to.accept(records.next().decode());
        }
        return records.hasNext();
    }

    /**
     * What happened since the snapshot was taken, or since this was last called: of each key the last change, in the
     * order of the keys. Independent of how far the slices have been read.
     */
    public List<RecordChange> changesSince() {
        requireOpen();
        List<Level> increments = new ArrayList<>();
        position = state.catchUp(this, increments);
        List<RecordChange> changes = new ArrayList<>();
        for (String namespace : namespaces) {
            MergedRecords.changes(increments, namespace).forEachRemaining(record -> changes.add(record.toChange()));
        }
        return List.copyOf(changes);
    }

    /** How many records there are, in all namespaces. Looks at each one that changed since the checkpoint. */
    long count() {
        long count = base.records();
        Iterator<EncodedRecord> changes = MergedRecords.changes(levels);
        while (changes.hasNext()) {
            EncodedRecord change = changes.next();
            boolean before = base.find(change.key()) != null;
            count += (change.isAbsent() ? 0 : 1) - (before ? 1 : 0);
        }
        return count;
    }

    /** The records of all namespaces, encoded, as they were when the snapshot was taken; for copies of the store. */
    Iterator<EncodedRecord> everything() {
        requireOpen();
        return MergedRecords.present(sources);
    }

    /** Called under the lock of the state. */
    void addPending(Level level) {
        pending.add(level);
    }

    /** Called under the lock of the state. */
    List<Level> takePending() {
        List<Level> taken = pending;
        pending = new ArrayList<>();
        return taken;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the snapshot is closed");
        }
    }

    /** Does nothing the second time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            state.forget(this);
            base.release();
        }
    }
}
