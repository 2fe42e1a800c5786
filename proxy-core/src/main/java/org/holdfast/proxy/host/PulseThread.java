package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the core that calls the watch once every {@link HostTime#BEAT}, or more often. It waits without allocating:
 * it has to go on while a world takes all the memory there is.
 */
final class PulseThread implements Pulse {
    private static final Duration ENDING = Duration.ofSeconds(1);

    private @Nullable Thread thread;
    private volatile boolean closed;

    @Override
    public void start(Beat beat) {
        Thread started = CoreThreads.named("holdfast-watch").newThread(() -> run(beat));
        thread = started;
        started.start();
    }

    private void run(Beat beat) {
        long pause = HostTime.BEAT.toNanos();
        while (!closed) {
            // An early end of it makes one beat come early, which counts for less.
            LockSupport.parkNanos(this, pause);
            pause = closed ? 0 : next(beat);
        }
    }

    private static long next(Beat beat) {
        try {
            return beat.beat();
        } catch (RuntimeException | Error e) {
            // The watch has logged what there was memory to log; it must be called again in any case.
            return HostTime.BEAT.toNanos();
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        LockSupport.unpark(running);
        try {
            running.join(ENDING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
