package org.holdfast.proxy.host;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps a {@link RetirementWatch}, once a second, on a thread that does nothing else: collections and searches take long. */
final class RetirementRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetirementRunner.class);
    private static final long PERIOD_SECONDS = 1;

    /** For a search to be ended, and its dump to be deleted. */
    private static final long CLOSING_SECONDS = 10;

    private final RetirementWatch watch;
    private final ScheduledExecutorService thread;

    RetirementRunner(RetirementWatch watch, ThreadFactory threads) {
        this.watch = watch;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
        var unused = thread.scheduleWithFixedDelay(this::step, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void step() {
        try {
            watch.step();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("the watch on retired generations failed", e);
        }
    }

    /** Gives up what is running. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the watch on retired generations did not end within {} s", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
