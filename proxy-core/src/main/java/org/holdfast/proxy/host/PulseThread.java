package org.holdfast.proxy.host;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread of the core that calls the watch once every {@link HostTime#BEAT}. */
final class PulseThread implements Pulse {
    private final ScheduledExecutorService thread;

    PulseThread() {
        thread = Executors.newSingleThreadScheduledExecutor(CoreThreads.named("holdfast-watch"));
    }

    @Override
    public void start(Runnable beat) {
        long nanos = HostTime.BEAT.toNanos();
        var unused = thread.scheduleWithFixedDelay(beat, nanos, nanos, TimeUnit.NANOSECONDS);
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
