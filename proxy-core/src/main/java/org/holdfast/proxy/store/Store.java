package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * Keeps records, and survives what happens to the process. The only owner of its directory.
 *
 * <pre>
 *   append --> accepted: has a position, is seen by read and snapshot --> durable: on disk, acknowledged
 *                          |                                                ^
 *                          +--> queue --> store-journal: write, force ------+--> store-ack: listeners, stages
 *                          +--> overlay --> store-checkpoint: merge into a new checkpoint, now and then
 * </pre>
 *
 * All methods can be called on any thread, interrupted or not, unless they say otherwise. Lives from {@link #open} to
 * {@link #close}. What it guarantees is argued in the package's description.
 */
public final class Store implements AutoCloseable {
    private final UUID storeId;
    private final DirectoryLock lock;
    private final AcceptedState accepted;
    private final Acknowledger acknowledger;
    private final JournalWriter writer;
    private final Checkpointer checkpointer;
    private final StoreFiles files;
    private final MaintenanceRequests requests;
    private final Deaths deaths = new Deaths();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Store(StoreOptions options, DirectoryLock lock, Recovery.Found found) {
        JournalTail tail = found.tail();
        View view = new View(found.checkpoint(), List.of(), found.level());
        this.storeId = tail.store();
        this.files = options.files();
        this.lock = lock;
        this.requests = new MaintenanceRequests();
        this.acknowledger = new Acknowledger(tail.position(), deaths);
        this.accepted = new AcceptedState(view, tail.position(), tail.epoch(), options.limits(), requests);
        this.checkpointer = new Checkpointer(accepted, acknowledger, options, tail.store(), requests, deaths);
        this.writer = new JournalWriter(accepted, acknowledger, options, tail, requests, deaths);
        found.obsolete().forEach(checkpointer::delete);
    }

    private void start() {
        acknowledger.start();
        writer.start();
        checkpointer.start();
    }

    /**
     * Opens the store in a directory, which may be empty or missing. When this returns, all that was acknowledged
     * before is there. A long journal is made into a checkpoint first.
     *
     * @throws StoreException if the directory is in use, cannot be written, is damaged, or is from a newer version; in
     *     one line that names the file and the way out. Nothing was changed then
     */
    public static Store open(StoreOptions options) throws StoreException {
        DirectoryLock lock = DirectoryLock.acquire(options.directory());
        boolean opened = false;
        try {
            forceNames(options);
            Store store = new Store(options, lock, Recovery.run(options));
            store.start();
            store.shortenBacklog(options);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** What is found by its name may be deleted by its name: the name of its successor must be on disk before that. */
    private static void forceNames(StoreOptions options) throws StoreException {
        try {
            options.files().forceDirectory(options.directory());
        } catch (IOException e) {
            throw new StoreException("cannot write to " + options.directory() + ": " + IoReason.of(e), e);
        }
    }

    private void shortenBacklog(StoreOptions options) {
        StoreLimits limits = options.limits();
        if (accepted.overlayBytes() > limits.overlay() || writer.journalBytes() > limits.journal()) {
            Progress progress = new Progress("Writing a checkpoint", options.progress(), System::nanoTime);
            requests.awaitedCheckpoint().join();
            progress.finish(accepted.view().base().records(), "records");
        }
    }

    /**
     * Accepts a turn: gives it the next position (the first is 1), after which {@link #read} and {@link #snapshot} see
     * it, and has it written. Documents are encoded on the calling thread, outside of any lock. Waits only while the
     * queue to the disk is full, or while a checkpoint is being written that cannot keep up; see {@link StoreLimits}.
     *
     * @return the position
     * @throws IllegalArgumentException if the turn is larger than 256 MiB
     * @throws IllegalStateException if the store is closed; the turn was not accepted
     */
    public long append(Commit commit) {
        List<EncodedRecord> records =
                commit.changes().stream().map(EncodedRecord::of).toList();
        return accepted.append(commit.epoch(), Turns.encode(commit, records), records);
    }

    /** Of the last turn that was accepted; 0 if there was none, ever. */
    public long position() {
        return accepted.position();
    }

    /** Every turn at or below is on disk. */
    public long durable() {
        return acknowledger.durable();
    }

    /**
     * Calls the listener whenever {@link #durable()} has risen, with its new value, on a thread of the store that
     * serves all listeners: it should hand over what takes long. Several steps may be told as one.
     */
    public void onDurable(LongConsumer listener) {
        acknowledger.onDurable(listener);
    }

    /**
     * Completes when every turn at or below is on disk, on the thread that serves listeners, if it is not complete at
     * once; exceptionally, if the store is closed and the journal could not be written.
     */
    public CompletionStage<Void> whenDurable(long position) {
        return acknowledger.whenDurable(position);
    }

    /**
     * The record as accepted, durable or not.
     *
     * @throws DamagedException instead of a record that may be wrong
     */
    public Optional<StoredRecord> read(RecordKey key) {
        EncodedRecord record = accepted.find(key);
        return record.isAbsent() ? Optional.empty() : Optional.of(record.decode());
    }

    /** All records of these namespaces as they are now, whatever happens while they are being read. */
    public Snapshot snapshot(Set<String> namespaces) {
        return accepted.snapshot(namespaces);
    }

    /**
     * Tells the listener why the store cannot go on, such as that the disk is full, and with an empty value when it
     * can again. Meanwhile the store goes on trying by itself, keeps what was accepted, and acknowledges nothing that
     * is not on disk. On the thread of {@link #onDurable}.
     */
    public void onStall(Consumer<Optional<String>> listener) {
        acknowledger.onStall(listener);
    }

    /**
     * Completes, with a line that says why, when the store will never go on: one of its threads has ended because of an
     * error. Nothing more is acknowledged then, or checkpoints are written no more; what was acknowledged is on disk. All
     * that is left to do is to {@link #close()} it. On the thread that ends.
     */
    public CompletionStage<String> died() {
        return deaths.first();
    }

    /** Why the store cannot go on; empty if it can. */
    public Optional<String> stall() {
        return acknowledger.stall();
    }

    /** How many records there are now. Looks at each one that changed since the newest checkpoint: not for hot paths. */
    public long records() {
        return accepted.count();
    }

    /** What an operator wants to see of a running store. */
    public StoreStatus status() {
        Checkpoint checkpoint = accepted.view().base();
        return new StoreStatus(
                position(),
                durable(),
                checkpoint.position(),
                checkpoint.records(),
                checkpoint.bytes(),
                accepted.overlayBytes(),
                writer.journalBytes(),
                writer.groups(),
                stall());
    }

    /**
     * Copies all records, as they are now, into one file that checks itself; commits go on meanwhile. On the calling
     * thread, and not when that is interrupted.
     *
     * @param file must not exist yet; there is none after a failure
     * @param progress told, in sentences, how far it is when it takes more than a second
     * @throws StoreException if it cannot be written
     */
    public void backup(Path file, Consumer<String> progress) throws StoreException {
        try (Snapshot snapshot = accepted.snapshot(Set.of())) {
            Manifest manifest = Manifest.of(storeId, accepted.epoch(), snapshot.position(), 1);
            Backup.write(file, snapshot.everything(), manifest, files, progress);
        }
    }

    /** Writes a checkpoint now; completes when it has been tried. It is not needed for durability. */
    public CompletionStage<Void> checkpoint() {
        return requests.awaitedCheckpoint().minimalCompletionStage();
    }

    /**
     * Accepts nothing more, brings what was accepted to the disk, writes a checkpoint so that the next start is quick,
     * and gives the directory up. If the disk refuses, it is tried once more, an error is logged, and
     * {@link #durable()} stays below {@link #position()}. Does nothing the second time. Waits for all of that, so it is
     * not for the thread of {@link #onDurable}.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            accepted.close();
            checkpointer.close();
            accepted.end();
            writer.join();
            acknowledger.close();
            lock.close();
        }
    }
}
