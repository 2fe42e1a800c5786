package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.RecordChange;
import org.holdfast.api.message.ToModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings faults and quarantined messages to disk, on a thread of its own that may wait for the disk: those who report
 * them must not. Faults that change often are written once a second. Usable on any thread.
 */
final class Paperwork implements FaultBook.Keeper, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Paperwork.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long closing waits for what is to be written. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** Messages that wait for the disk. A world that backs off does not die faster than that. */
    private static final int MOST_WAITING = 1_000;

    private final Supervision supervision;
    private final ScheduledThreadPoolExecutor thread;
    private final Map<Long, RecordChange> unwritten = new LinkedHashMap<>();

    Paperwork(Supervision supervision) {
        this.supervision = supervision;
        thread = new ScheduledThreadPoolExecutor(
                1, CoreThreads.named("holdfast-faults"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.prestartAllCoreThreads();
    }

    /** Those that an earlier process wrote. */
    List<Fault> known() {
        return supervision.faults().read().stream()
                .flatMap(record -> FaultRecord.read(record).stream())
                .toList();
    }

    /** See {@link Quarantine}. */
    void quarantine(Instant time, int generation, ToModule message) {
        if (thread.getQueue().size() < MOST_WAITING) {
            thread.execute(() -> guarded(() -> supervision.quarantine().put(time, generation, message)));
        }
    }

    @Override
    public void keep(Fault fault) {
        changed(fault.number(), new RecordChange.Put(FaultRecord.of(fault)));
    }

    @Override
    public void forget(long number) {
        changed(number, new RecordChange.Delete(FaultRecord.key(number)));
    }

    private void changed(long number, RecordChange change) {
        synchronized (unwritten) {
            boolean first = unwritten.isEmpty();
            unwritten.put(number, change);
            if (first) {
                var unused = thread.schedule(() -> guarded(this::write), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void write() {
        List<RecordChange> changes;
        synchronized (unwritten) {
            changes = new ArrayList<>(unwritten.values());
            unwritten.clear();
        }
        if (!changes.isEmpty()) {
            supervision.faults().write(changes);
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("what went wrong could not be kept: {}", FaultText.frames(e));
        }
    }

    /** Writes what is not written yet, within some seconds. */
    @Override
    public void close() {
        thread.execute(() -> guarded(this::write));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the latest faults were not kept: the disk does not take them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
