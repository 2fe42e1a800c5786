package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the journal.
 *
 * <pre>
 *   take a group --> write --> force --> acknowledge --> ...
 *         ^            |         |
 *         |            v         v
 *         |         leave the segment where it is; pause, unless it was the first time
 *         |            |
 *         |            v
 *         +------- write everything that is not forced yet to a new segment
 * </pre>
 *
 * A group stays in memory until it is forced, so whatever the disk refuses is written again, elsewhere. A segment in
 * which a write or a force failed is not touched again: the next one says up to where it counts.
 *
 * <p>{@link Durability#RELAXED}: acknowledges after the write, and forces {@value #RELAXED_FORCE_MILLIS} ms after the
 * first write that is not forced.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long RELAXED_FORCE_MILLIS = 50;
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final AcceptedState accepted;
    private final Acknowledger acknowledger;
    private final StoreOptions options;
    private final StoreFiles files;
    private final Path directory;
    private final MaintenanceRequests requests;
    private final Deaths deaths;
    private final JournalTail start;
    private final Thread thread = new Thread(this::run, "store-journal");
    private final ByteBuffer buffer = Segment.newBuffer();

    private @Nullable Segment segment;
    private long epoch;
    private long previous;
    private long previousEnd;
    private long nextSegment;

    /** Written to the segment, but not forced. */
    private final List<AcceptedTurn> unforced = new ArrayList<>();

    private long forceDeadline;
    private long forcedPosition;

    /** Since the journal began to be longer than it should; only a rotation makes it shorter. */
    private boolean checkpointRequested;

    private final AtomicLong journalBytes;
    private final AtomicLong groups = new AtomicLong();

    JournalWriter(
            AcceptedState accepted,
            Acknowledger acknowledger,
            StoreOptions options,
            JournalTail start,
            MaintenanceRequests requests,
            Deaths deaths) {
        this.accepted = accepted;
        this.acknowledger = acknowledger;
        this.options = options;
        this.files = options.files();
        this.directory = options.directory();
        this.start = start;
        this.epoch = start.epoch();
        this.previous = start.previous();
        this.previousEnd = start.previousEnd();
        this.nextSegment = start.nextSegment();
        this.forcedPosition = start.position();
        this.journalBytes = new AtomicLong(start.bytes());
        this.requests = requests;
        this.deaths = deaths;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the end of the thread, which follows the closing of the accepted state. */
    void join() {
        Threads.join(thread);
    }

    /** Length of the journal since the newest checkpoint. */
    long journalBytes() {
        return journalBytes.get();
    }

    /** How many groups were written. */
    long groups() {
        return groups.get();
    }

    private void run() {
        try {
            writeAll();
        } catch (RuntimeException | Error e) {
            // What was accepted and is not on disk has been shown to nobody. Whoever appends must not wait for ever.
            deaths.report(e);
            accepted.close();
        }
        while (!accepted.isDrained()) {
            giveUp(accepted.take(FOREVER).rotation());
        }
        closeSegment();
    }

    private void writeAll() {
        boolean writable = true;
        while (writable && !(accepted.isDrained() && unforced.isEmpty())) {
            TurnQueue.Group group = accepted.take(untilForce());
            writable = write(group.turns());
            if (writable && !group.rotation().isEmpty()) {
                writable = rotate(group.rotation());
            } else if (!writable) {
                giveUp(group.rotation());
            }
        }
    }

    private long untilForce() {
        return unforced.isEmpty() ? FOREVER : Math.max(0, forceDeadline - System.nanoTime());
    }

    /** Returns false if the turns could not be written and the store is closed. */
    private boolean write(List<AcceptedTurn> turns) {
        List<AcceptedTurn> owed = turns;
        for (int failures = 0; ; failures++) {
            try {
                append(owed);
                if (failures > 0) {
                    LOG.info("The journal can be written again");
                    acknowledger.journalStalled(Optional.empty());
                }
                acknowledge();
                return true;
            } catch (IOException | RuntimeException | Error e) {
                if (failures < 2) {
                    LOG.error("The journal cannot be written. It is tried again in a new segment", e);
                }
                owed = abandon(owed);
                if (accepted.isClosed() && failures > 0) {
                    LOG.error("The store is closed without {} turns that could not be written", owed.size());
                    return false;
                }
                if (failures > 0) {
                    acknowledger.journalStalled(Optional.of(reason(e)));
                    accepted.pause(options.retryDelay().toNanos());
                }
            }
        }
    }

    /** Writes the turns, and forces all that was written if it is time. */
    private void append(List<AcceptedTurn> turns) throws IOException {
        int from = 0;
        while (from < turns.size()) {
            int to = from + 1;
            long size = turns.get(from).bytes.length;
            while (to < turns.size() && size + turns.get(to).bytes.length <= TurnQueue.GROUP_BYTES) {
                size += turns.get(to).bytes.length;
                to++;
            }
            appendFrame(turns.subList(from, to));
            from = to;
        }
        boolean due = options.durability() == Durability.STRICT || accepted.isClosed() || untilForce() == 0;
        if (due) {
            force();
        }
    }

    private void force() throws IOException {
        if (segment != null && !unforced.isEmpty()) {
            segment.force();
            forcedPosition = writtenPosition();
            unforced.clear();
        }
    }

    private long writtenPosition() {
        return unforced.isEmpty() ? forcedPosition : unforced.get(unforced.size() - 1).position;
    }

    private void appendFrame(List<AcceptedTurn> turns) throws IOException {
        if (segment != null && segment.end() > options.limits().segment()) {
            force();
            leaveSegment();
        }
        Segment current = segment;
        if (current == null) {
            current = newSegment(turns.get(0).position);
            segment = current;
        }
        long before = current.end();
        current.write(
                turns.get(0).position, turns.stream().map(turn -> turn.bytes).toList());
        if (unforced.isEmpty()) {
            forceDeadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RELAXED_FORCE_MILLIS);
        }
        unforced.addAll(turns);
        for (AcceptedTurn turn : turns) {
            epoch = Math.max(epoch, turn.epoch);
        }
        journalBytes.addAndGet(current.end() - before);
        groups.incrementAndGet();
    }

    private Segment newSegment(long first) throws IOException {
        SegmentHeader header = new SegmentHeader(
                SegmentHeader.FORMAT, start.store(), epoch, nextSegment, first, previous, previousEnd);
        nextSegment++;
        Segment created =
                Segment.create(files, directory, header, options.limits().segment(), buffer);
        LOG.debug("Journal segment {} begins at position {}", header.sequence(), first);
        return created;
    }

    private void acknowledge() {
        acknowledger.advance(writtenPosition());
        if (journalBytes.get() > options.limits().journal() && !checkpointRequested) {
            checkpointRequested = true;
            requests.checkpoint();
        }
    }

    /**
     * Leaves the segment as it is, or deletes it if nothing in it counts: a disk that is full for a day would be left
     * with a file for each attempt. Returns all turns that are to be written to the next one.
     */
    private List<AcceptedTurn> abandon(List<AcceptedTurn> inHand) {
        List<AcceptedTurn> owed = new ArrayList<>(unforced);
        long written = writtenPosition();
        inHand.stream().filter(turn -> turn.position > written).forEach(owed::add);
        Segment left = segment;
        boolean nothingAcknowledged = unforced.isEmpty() || options.durability() == Durability.STRICT;
        unforced.clear();
        if (left != null && left.forcedEnd() == SegmentHeader.SIZE && nothingAcknowledged) {
            closeSegment();
            delete(left);
        } else {
            leaveSegment();
        }
        return owed;
    }

    /** If that fails, the file stays: no other names it, so it does not count. */
    private void delete(Segment left) {
        try {
            files.delete(directory.resolve(FileNames.journal(left.sequence())));
        } catch (IOException e) {
            LOG.debug("Cannot delete journal segment {}: {}", left.sequence(), e.getMessage());
        }
    }

    private void leaveSegment() {
        Segment left = segment;
        if (left != null) {
            previous = left.sequence();
            previousEnd = left.forcedEnd();
        }
        closeSegment();
    }

    private void closeSegment() {
        Segment left = segment;
        segment = null;
        if (left != null) {
            try {
                left.close();
            } catch (IOException e) {
                LOG.warn("Cannot close journal segment {}: {}", left.sequence(), e.getMessage());
            }
        }
    }

    /** Returns false if what is written could not be forced and the store is closed. */
    private boolean rotate(List<CompletableFuture<Long>> waiting) {
        if (!unforced.isEmpty()) {
            forceDeadline = System.nanoTime();
            if (!write(List.of())) {
                giveUp(waiting);
                return false;
            }
        }
        leaveSegment();
        journalBytes.set(0);
        checkpointRequested = false;
        waiting.forEach(future -> future.complete(nextSegment));
        return true;
    }

    private static void giveUp(List<CompletableFuture<Long>> waiting) {
        waiting.forEach(future -> future.completeExceptionally(new IOException("the journal could not be written")));
    }

    private static String reason(Throwable e) {
        return "the journal cannot be written: " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
