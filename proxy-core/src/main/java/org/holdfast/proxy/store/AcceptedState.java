package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.api.RecordKey;

/**
 * What has been accepted: the sequence of positions, the view that readers see, and the queue to the writer. The three
 * change together, under one lock, so whoever holds it sees them agree: every turn up to {@link #position()} is in the
 * view and was queued, in order, and no later one is. Nothing slow happens under the lock.
 *
 * <p>Usable on any thread. Lives as long as the store.
 */
final class AcceptedState {
    /** A read looks at each level; beyond so many they get merged. */
    private static final int MANY_LEVELS = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final TurnQueue queue;
    private final Set<Snapshot> snapshots = new LinkedHashSet<>();
    private final MaintenanceRequests requests;
    private final StoreLimits limits;

    private volatile View view;
    private volatile long position;
    private volatile long epoch;
    private volatile boolean ended;

    /** Whether a checkpoint was asked for and has neither been written nor failed. */
    private boolean shrinking;

    /** Whether the last one failed. It is tried again without being asked for, and nobody waits for it. */
    private boolean failing;

    AcceptedState(View view, long position, long epoch, StoreLimits limits, MaintenanceRequests requests) {
        this.view = view;
        this.position = position;
        this.epoch = epoch;
        this.queue = new TurnQueue(lock, limits.queue());
        this.limits = limits;
        this.requests = requests;
    }

    /** Accepts a turn; see {@link Store#append}. */
    long append(long turnEpoch, byte[] bytes, List<EncodedRecord> records) {
        lock.lock();
        try {
            queue.awaitRoom(bytes.length, () -> shrinking && view.weight() > limits.overlayBound());
            long next = position + 1;
            Level newest = view.newest();
            for (EncodedRecord record : records) {
                newest.put(next, record);
            }
            queue.add(new AcceptedTurn(next, turnEpoch, bytes));
            epoch = Math.max(epoch, turnEpoch);
            position = next;
            announceIfFull();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void announceIfFull() {
        if (!shrinking && !failing && view.weight() > limits.overlay()) {
            shrinking = true;
            requests.checkpoint();
        }
    }

    long position() {
        return position;
    }

    /** Highest that was accepted. */
    long epoch() {
        return epoch;
    }

    View view() {
        return view;
    }

    /** The record as accepted; absent if there is none. */
    EncodedRecord find(RecordKey key) {
        while (!ended) {
            View current = view;
            if (current.base().retain()) {
                try {
                    return current.find(key);
                } finally {
                    current.base().release();
                }
            }
            // Closed between the two lines above: there is a newer one, or the store has ended.
        }
        throw closed();
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the store is closed");
    }

    /** How many records there are. Looks at each one that changed since the checkpoint. */
    long count() {
        try (Snapshot snapshot = snapshot(Set.of())) {
            return snapshot.count();
        }
    }

    /** How much the levels take of the heap, roughly. */
    long overlayBytes() {
        lock.lock();
        try {
            return view.weight();
        } finally {
            lock.unlock();
        }
    }

    Snapshot snapshot(Set<String> namespaces) {
        lock.lock();
        try {
            freezeNewest();
            if (ended || !view.base().retain()) {
                throw closed();
            }
            Snapshot snapshot = new Snapshot(this, namespaces, view, position);
            snapshots.add(snapshot);
            return snapshot;
        } finally {
            lock.unlock();
        }
    }

    /** Freezes what was accepted since, so that the snapshot has it as levels of its own; returns the position. */
    long catchUp(Snapshot snapshot, List<Level> increments) {
        lock.lock();
        try {
            freezeNewest();
            increments.addAll(snapshot.takePending());
            return position;
        } finally {
            lock.unlock();
        }
    }

    void forget(Snapshot snapshot) {
        lock.lock();
        try {
            snapshots.remove(snapshot);
        } finally {
            lock.unlock();
        }
    }

    private void freezeNewest() {
        Level level = view.newest();
        if (!level.isEmpty()) {
            view = view.freeze();
            snapshots.forEach(snapshot -> snapshot.addPending(level));
            if (view.frozen().size() > MANY_LEVELS) {
                requests.compaction();
            }
        }
    }

    /**
     * A cut through everything at one position.
     *
     * @param below the view at it, without what came later
     * @param nextSegment completes with the lowest number of the segment of the journal behind it, when all below is
     *     durable
     */
    record Cut(View below, long position, long epoch, CompletableFuture<Long> nextSegment) {}

    /** Empty if nothing changed above the checkpoint. Only for the maintenance thread, which alone replaces that. */
    Optional<Cut> cut() {
        lock.lock();
        try {
            freezeNewest();
            if (view.frozen().isEmpty()) {
                return Optional.empty();
            }
            shrinking = !failing;
            CompletableFuture<Long> nextSegment = new CompletableFuture<>();
            queue.rotateAfter(position, nextSegment);
            return Optional.of(new Cut(view, position, epoch, nextSegment));
        } finally {
            lock.unlock();
        }
    }

    /** Puts a new checkpoint under what came after it, and lets go of the old one. */
    void rebase(Checkpoint base) {
        Checkpoint old;
        lock.lock();
        try {
            old = view.base();
            List<Level> above = view.frozen().stream()
                    .filter(level -> level.lastPosition() > base.position())
                    .toList();
            view = new View(base, above, view.newest());
            shrinking = false;
            failing = false;
            announceIfFull();
            queue.signalRoom();
        } finally {
            lock.unlock();
        }
        old.release();
    }

    /** A checkpoint could not be written: it is no use to wait for it. */
    void checkpointFailed() {
        lock.lock();
        try {
            shrinking = false;
            failing = true;
            queue.signalRoom();
        } finally {
            lock.unlock();
        }
    }

    /** Replaces neighbouring frozen levels by one that says the same; only the maintenance thread does such things. */
    void replace(List<Level> levels, Level merged) {
        lock.lock();
        try {
            List<Level> frozen = new ArrayList<>(view.frozen());
            int at = frozen.indexOf(levels.get(0));
            frozen.subList(at, at + levels.size()).clear();
            frozen.add(at, merged);
            view = new View(view.base(), frozen, view.newest());
        } finally {
            lock.unlock();
        }
    }

    /** Waits, for at most this long, for something to write. */
    TurnQueue.Group take(long nanos) {
        lock.lock();
        try {
            queue.awaitWork(nanos);
            return queue.take();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, on the writer's thread, before it tries again what the disk refused. */
    void pause(long nanos) {
        lock.lock();
        try {
            queue.pause(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing is accepted; what was accepted can still be taken. */
    void close() {
        lock.lock();
        try {
            queue.close();
        } finally {
            lock.unlock();
        }
    }

    /** From now on not even a rotation is asked for, and nothing is read. Snapshots stay as they are. */
    void end() {
        lock.lock();
        try {
            ended = true;
            queue.end();
        } finally {
            lock.unlock();
        }
        view.base().release();
    }

    boolean isClosed() {
        lock.lock();
        try {
            return queue.isClosed();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is left to take and nothing will come. */
    boolean isDrained() {
        lock.lock();
        try {
            return queue.isEnded() && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
