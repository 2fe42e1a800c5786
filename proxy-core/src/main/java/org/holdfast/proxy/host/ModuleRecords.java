package org.holdfast.proxy.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;

/**
 * The store, as the host needs it. Usable on any thread. Threads of generations call it, and a step that takes too long
 * is interrupted: an interrupt neither stops a call nor harms what the store has open.
 */
public interface ModuleRecords {
    /**
     * Accepts a turn's changes, all or none: visible to {@link #read} at once, on disk later. Waits while the store is
     * too far behind.
     *
     * @return the turn's position: 1, 2, 3, ... in the order of the calls
     */
    long append(AcceptedTurn turn);

    /** Every position up to this one is on disk. */
    long durable();

    /** Calls the listener, with increasing positions, whenever more is on disk. Not on a thread of a generation. */
    void onDurable(LongConsumer listener);

    /** The record as accepted, whether or not it is on disk yet. */
    Optional<StoredRecord> read(RecordKey key);

    /** Opens a scan of these namespaces at the position of the moment. */
    Scan scan(Set<String> namespaces);

    /** A consistent view of one position, then what changed since. Used by one thread at a time. */
    interface Scan extends AutoCloseable {
        /**
         * Reads on, in the order of keys.
         *
         * @return at most so many; none at the end
         */
        List<StoredRecord> next(int most);

        /** What changed since the scan was opened, or since the last call; each key once, as it stands now. */
        List<RecordChange> changesSince();

        @Override
        void close();
    }

    /**
     * A turn as the store keeps it.
     *
     * @param cause whose line the turn answers; empty for turns that no line caused
     */
    record AcceptedTurn(String module, long epoch, long turn, Optional<Cause> cause, List<RecordChange> changes) {
        public AcceptedTurn {
            changes = List.copyOf(changes);
        }
    }

    /** A line, by its session and its number there. */
    record Cause(SessionId session, long input) {}
}
