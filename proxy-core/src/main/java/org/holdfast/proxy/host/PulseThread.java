package org.holdfast.proxy.host;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread of the core that calls the watch once every {@link HostTime#BEAT}, or more often. */
final class PulseThread implements Pulse {
    private final ScheduledThreadPoolExecutor thread;

    PulseThread() {
        thread = new ScheduledThreadPoolExecutor(
                1, CoreThreads.named("holdfast-watch"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.prestartAllCoreThreads();
    }

    @Override
    public void start(Beat beat) {
        after(HostTime.BEAT.toNanos(), beat);
    }

    private void after(long nanos, Beat beat) {
        var unused = thread.schedule(() -> next(beat), nanos, TimeUnit.NANOSECONDS);
    }

    private void next(Beat beat) {
        long pause = HostTime.BEAT.toNanos();
        try {
            pause = beat.beat();
        } finally {
            after(pause, beat);
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
