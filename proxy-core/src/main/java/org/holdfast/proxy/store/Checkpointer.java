package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the overlay and the journal short while the game runs: it merges the checkpoint and what
 * changed since into a new checkpoint, publishes it, and deletes what it replaces. It is the only one that replaces
 * the checkpoint of the accepted state.
 *
 * <pre>
 *   cut at position P --> wait until the journal is on disk up to P and goes on in segment S
 *       --> write checkpoint-S.tmp --> force --> rename --> force the directory
 *       --> serve from it --> delete older checkpoints and segments below S
 * </pre>
 *
 * A failure on the way leaves everything as it was; it is tried again after the retry delay.
 *
 * <p>It also merges levels when snapshots have left many, so that a read has few to look at.
 */
final class Checkpointer {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Room that is left for the journal, and for what MapDB needs beyond the records themselves. */
    private static final long SPARE_BYTES = 16 << 20;

    private final AcceptedState accepted;
    private final Acknowledger acknowledger;
    private final StoreOptions options;
    private final StoreFiles files;
    private final Path directory;
    private final UUID store;
    private final MaintenanceRequests requests;
    private final Deaths deaths;

    /** In a row. */
    private int failures;

    private final Thread thread = new Thread(this::run, "store-checkpoint");

    Checkpointer(
            AcceptedState accepted,
            Acknowledger acknowledger,
            StoreOptions options,
            UUID store,
            MaintenanceRequests requests,
            Deaths deaths) {
        this.accepted = accepted;
        this.acknowledger = acknowledger;
        this.options = options;
        this.files = options.files();
        this.directory = options.directory();
        this.store = store;
        this.requests = requests;
        this.deaths = deaths;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            maintain();
        } catch (RuntimeException | Error e) {
            deaths.report(e);
            accepted.checkpointFailed();
            refuseAll();
        }
    }

    /** The journal has everything; the next start makes a checkpoint of it. */
    private void refuseAll() {
        boolean last = false;
        while (!last) {
            MaintenanceRequests.Work work = requests.take(0);
            last = work.last();
            work.askers().forEach(asker -> asker.complete(null));
        }
    }

    private void maintain() {
        boolean last = false;
        while (!last) {
            MaintenanceRequests.Work work =
                    requests.take(failures == 0 ? 0 : options.retryDelay().toNanos());
            last = work.last();
            if (work.checkpoint() || last) {
                attempt();
            } else {
                compact();
            }
            work.askers().forEach(asker -> asker.complete(null));
        }
    }

    private void attempt() {
        try {
            checkpoint();
            failures = 0;
            acknowledger.checkpointStalled(Optional.empty());
        } catch (IOException | RuntimeException | Error e) {
            if (failures++ == 0) {
                LOG.error(
                        "A checkpoint could not be written: {}. The journal has everything; it is tried again",
                        e.getMessage(),
                        e);
            }
            accepted.checkpointFailed();
            if (accepted.overlayBytes() > options.limits().overlayBound()) {
                acknowledger.checkpointStalled(Optional.of("checkpoints cannot be written: " + e.getMessage()));
            }
        }
    }

    private void checkpoint() throws IOException {
        Optional<AcceptedState.Cut> changed = accepted.cut();
        if (changed.isEmpty()) {
            return;
        }
        AcceptedState.Cut cut = changed.get();
        long nextSegment = await(cut);
        requireSpace(cut.below());
        long started = System.nanoTime();
        String name = FileNames.checkpoint(nextSegment);
        Manifest manifest = Manifest.of(store, cut.epoch(), cut.position(), nextSegment);
        CheckpointWriter.write(
                files, directory, name, MergedRecords.present(cut.below().frozenSources()), manifest);
        CheckpointFile written = open(directory.resolve(name));
        accepted.rebase(written);
        LOG.info(
                "Checkpoint of {} records at position {} in {} ms",
                written.records(),
                written.position(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        deleteObsolete(name, nextSegment);
    }

    private static long await(AcceptedState.Cut cut) throws IOException {
        try {
            return cut.nextSegment().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the store's own threads", e);
        }
    }

    private void requireSpace(View view) throws IOException {
        long needed = view.base().bytes() + 2 * view.frozenWeight() + SPARE_BYTES;
        long usable = files.usableSpace(directory);
        if (usable < needed) {
            throw new IOException("a checkpoint needs " + needed / (1 << 20) + " MiB of disk space in " + directory
                    + " and " + usable / (1 << 20) + " MiB are left. Make room there");
        }
    }

    private CheckpointFile open(Path path) throws IOException {
        try {
            return CheckpointFile.open(files, path, options.limits().cache());
        } catch (StoreException e) {
            throw new IOException(e);
        }
    }

    private void deleteObsolete(String current, long nextSegment) {
        for (String name : names()) {
            boolean oldSegment = FileNames.journalSequence(name).orElse(Long.MAX_VALUE) < nextSegment;
            boolean oldCheckpoint = FileNames.checkpointSequence(name).isPresent() && !name.equals(current);
            if (oldSegment || oldCheckpoint) {
                delete(name);
            }
        }
    }

    private List<String> names() {
        try {
            return files.list(directory);
        } catch (IOException e) {
            LOG.warn("Cannot list {}: {}. Old files stay until the next checkpoint", directory, e.getMessage());
            return List.of();
        }
    }

    /** A file that cannot be deleted does not count any more; the next checkpoint, or opening, tries again. */
    void delete(String name) {
        try {
            files.delete(directory.resolve(name));
        } catch (IOException e) {
            LOG.warn("Cannot delete {}: {}", directory.resolve(name), e.getMessage());
        }
    }

    /** Merges the newest levels, as far back as it pays: what is merged at least doubles, so nothing is merged often. */
    private void compact() {
        List<Level> frozen = accepted.view().frozen();
        int from = frozen.size();
        long weight = 0;
        while (from > 0 && (frozen.size() - from < 2 || frozen.get(from - 1).weight() <= weight)) {
            from--;
            weight += frozen.get(from).weight();
        }
        if (frozen.size() - from > 1) {
            List<Level> merged = frozen.subList(from, frozen.size());
            accepted.replace(merged, Level.merge(merged));
        }
    }

    /** Writes a last checkpoint, if anything changed since the one before, and ends the thread. */
    void close() {
        requests.close();
        Threads.join(thread);
    }
}
