package org.holdfast.proxy.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.holdfast.api.Doc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log: a thread that writes entries, bounds them, and searches them. Usable on any thread; no method waits, but
 * for {@link #close}.
 *
 * <p>Ids are {@code kind-number}, the number with leading zeros, so that the order of the ids is that of the entries of a
 * kind. The entries of a kind have the numbers from its first to its last without a gap, for each is written in one turn
 * with the deletion of those that it pushes out.
 */
public final class AuditBook implements AuditLog, AutoCloseable {
    /** Entries that may wait for the disk. */
    static final int MOST_WAITING = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(AuditBook.class);
    private static final int DIGITS = 16;
    private static final int CLOSE_SECONDS = 10;

    /** One line in the log for all that is left out in this time: whoever can cause entries could flood it else. */
    static final Duration QUIET = Duration.ofMinutes(1);

    private final AuditRecords records;
    private final AuditOptions options;
    private final InstantSource clock;
    private final ThreadPoolExecutor thread;
    private final AtomicLong leftOut = new AtomicLong();

    /** Of what was left out, how many the log does not know of yet, and until when it is told of none. */
    private long unsaid;

    private Instant quietUntil = Instant.MIN;

    /** Of each kind the numbers that there are; the thread's own. Empty if they could not be read. */
    private Map<AuditKind, Numbers> numbers = Map.of();

    /** From first, to before next. */
    private static final class Numbers {
        private long first = 1;
        private long next = 1;
    }

    public AuditBook(AuditRecords records, AuditOptions options, InstantSource clock) {
        this.records = records;
        this.options = options;
        this.clock = clock;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread made = new Thread(task, "audit");
            made.setDaemon(true);
            return made;
        });
        thread.prestartAllCoreThreads();
        thread.execute(() -> {
            try {
                count();
            } catch (RuntimeException e) {
                LOG.error("the audit log cannot be read, and nothing is added to it", e);
            }
        });
    }

    @Override
    public CompletionStage<Void> record(AuditKind kind, String what, Actor actor, String target, String detail) {
        AuditEntry entry = new AuditEntry(clock.instant(), kind, what, actor, target, detail);
        boolean crowded = kind == AuditKind.LOGIN && thread.getQueue().size() > MOST_WAITING / 2;
        CompletionStage<Void> written = crowded
                ? CompletableFuture.failedFuture(new RejectedExecutionException("too much is waiting for the disk"))
                : onThread(() -> write(entry)).thenCompose(stage -> stage);
        return written.whenComplete((done, failure) -> {
            if (failure != null) {
                leftOut.incrementAndGet();
                sayLeftOut(entry, failure);
            }
        });
    }

    private synchronized void sayLeftOut(AuditEntry entry, Throwable failure) {
        unsaid++;
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            LOG.error(
                    "{} entries of the audit log could not be written, the last one was {}: {}",
                    unsaid,
                    entry,
                    String.valueOf(failure));
            unsaid = 0;
            quietUntil = now.plus(QUIET);
        }
    }

    /** How many entries could not be written since the start. */
    public long leftOut() {
        return leftOut.get();
    }

    /** The newest entries that match, and how many there are. Completes on the audit thread. */
    public CompletionStage<AuditPage> search(AuditQuery query) {
        return onThread(() -> find(query));
    }

    /** Brings what was recorded before to disk, for some seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error(
                        "{} entries of the audit log could not be written",
                        thread.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletionStage<T> onThread(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Finds out which numbers there are, and forgets what has become too old or too much. */
    private void count() {
        Map<AuditKind, Numbers> counted = new EnumMap<>(AuditKind.class);
        for (AuditKind kind : AuditKind.values()) {
            counted.put(kind, new Numbers());
        }
        records.forEach((id, doc) -> kindOf(id).map(counted::get).ifPresent(of -> {
            long number = Long.parseLong(id.substring(id.length() - DIGITS));
            if (of.next == 1) {
                of.first = number;
            }
            of.next = number + 1;
        }));
        numbers = counted;
        List<String> gone = new ArrayList<>();
        for (AuditKind kind : AuditKind.values()) {
            gone.addAll(pushedOut(kind, options.entries()));
        }
        if (!gone.isEmpty()) {
            var unused = records.write(Map.of(), gone);
        }
    }

    private static Optional<AuditKind> kindOf(String id) {
        return id.length() <= DIGITS + 1
                ? Optional.empty()
                : AuditKind.parse(id.substring(0, id.length() - DIGITS - 1));
    }

    private CompletionStage<Void> write(AuditEntry entry) {
        List<String> gone = pushedOut(entry.kind(), options.entries() - 1);
        Numbers of = numbers(entry.kind());
        String id = id(entry.kind(), of.next);
        of.next++;
        return records.write(Map.of(id, entry.toDoc()), gone);
    }

    /** The oldest of a kind that are more than so many, or too old. */
    private List<String> pushedOut(AuditKind kind, int most) {
        Numbers of = numbers(kind);
        List<String> gone = new ArrayList<>();
        while (of.first < of.next && (of.next - of.first > most || isTooOld(id(kind, of.first)))) {
            gone.add(id(kind, of.first));
            of.first++;
        }
        return gone;
    }

    private boolean isTooOld(String id) {
        Instant oldest = oldest();
        return records.find(id)
                .map(doc -> !(doc.find("time").orElse(null) instanceof Doc.Int time)
                        || Instant.ofEpochMilli(time.value()).isBefore(oldest))
                .orElse(true);
    }

    private Instant oldest() {
        Duration age = options.age();
        return age.isZero() ? Instant.MIN : clock.instant().minus(age);
    }

    private Numbers numbers(AuditKind kind) {
        Numbers of = numbers.get(kind);
        if (of == null) {
            throw new IllegalStateException("the audit log could not be read; the log says why");
        }
        return of;
    }

    private AuditPage find(AuditQuery query) {
        // Of each kind in order; put in the order of time at the end, which differs where a clock was set.
        List<Found> found = new ArrayList<>();
        Map<AuditKind, ArrayDeque<Found>> newest = new EnumMap<>(AuditKind.class);
        long[] matches = {0};
        Instant oldest = oldest();
        int wanted = query.skip() + query.most();
        List<String> damaged = new ArrayList<>();
        long[] damagedInAll = {0};
        records.forEach((id, doc) -> {
            AuditEntry entry;
            try {
                entry = AuditEntry.fromDoc(doc);
            } catch (RuntimeException e) {
                // One that is damaged hides none of the others.
                damagedInAll[0]++;
                if (damaged.size() < AuditPage.MOST_NAMED) {
                    damaged.add(id);
                }
                return;
            }
            if (!entry.time().isBefore(oldest) && query.matches(entry)) {
                matches[0]++;
                ArrayDeque<Found> of = newest.computeIfAbsent(entry.kind(), any -> new ArrayDeque<>());
                of.add(new Found(id, entry));
                if (of.size() > wanted) {
                    of.remove();
                }
            }
        });
        newest.values().forEach(found::addAll);
        found.sort(Comparator.comparing((Found one) -> one.entry.time()).thenComparing(Found::id));
        int end = Math.max(0, found.size() - query.skip());
        int start = Math.max(0, end - query.most());
        return new AuditPage(
                found.subList(start, end).stream().map(Found::entry).toList(), matches[0], damaged, damagedInAll[0]);
    }

    private record Found(String id, AuditEntry entry) {}

    private static String id(AuditKind kind, long number) {
        return String.format(Locale.ROOT, "%s-%0" + DIGITS + "d", kind.word(), number);
    }
}
