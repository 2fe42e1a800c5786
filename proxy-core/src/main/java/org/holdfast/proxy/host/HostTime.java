package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time in which the host itself ran, for whoever has to tell a world that hangs from a process that was stopped. It
 * moves with the beats of a watch, and by {@link #BEAT} at most with each: when the process is stopped by a signal or a
 * debugger, the machine sleeps or the collector holds everybody up, no beat comes, and the one after it counts as one.
 * While the store is stalled it stands still: a turn may be waiting for the disk then.
 *
 * <p>On a machine that is too busy to give the watch its beats in time it goes slow, which is to the advantage of the
 * one who is waited for. {@link #beat} is called by one thread; the rest is usable on any.
 */
final class HostTime {
    /** How often the watch beats, and the most that a beat counts for. */
    static final Duration BEAT = Duration.ofMillis(50);

    private final LongSupplier nanoTime;
    private long last;
    private volatile long passed;
    private volatile boolean stalled;

    /** @param nanoTime as {@link System#nanoTime} */
    HostTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    void beat() {
        long now = nanoTime.getAsLong();
        if (!stalled) {
            long counted = Math.min(now - last, BEAT.toNanos());
            passed = nanos() + counted;
        }
        last = now;
    }

    void stall(boolean holds) {
        stalled = holds;
    }

    /** In ns, since this was made. */
    long nanos() {
        return passed;
    }

    /** So much time, beginning now, and beginning anew whenever there is progress. Used by one thread. */
    Deadline deadline(Duration within, LongSupplier progress) {
        return new Deadline(within, progress);
    }

    /** See {@link HostTime#deadline}. */
    final class Deadline {
        private final Duration within;
        private final LongSupplier progress;
        private long begun = passed;
        private long seen;

        private Deadline(Duration within, LongSupplier progress) {
            this.within = within;
            this.progress = progress;
            this.seen = progress.getAsLong();
        }

        Duration within() {
            return within;
        }

        boolean passed() {
            long now = progress.getAsLong();
            if (now != seen) {
                seen = now;
                begun = passed;
            }
            return passed - begun >= within.toNanos();
        }
    }
}
