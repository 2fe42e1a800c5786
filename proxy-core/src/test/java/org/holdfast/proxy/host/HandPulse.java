package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Beats when a test says, on the thread of the test; its time is the test's own. */
final class HandPulse implements Pulse {
    private final ReentrantLock lock = new ReentrantLock();
    private Beat beat = () -> 0;
    private long now;

    @Override
    public void start(Beat called) {
        beat = called;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** Lets so much time pass, with a beat as often as there is one. */
    void pass(Duration time) {
        long beats = time.dividedBy(HostTime.BEAT);
        for (long i = 0; i < beats; i++) {
            jump(HostTime.BEAT);
        }
    }

    /** Lets so much time pass without a beat, as when the process is stopped, and then beats once. */
    void jump(Duration time) {
        lock.lock();
        try {
            now += time.toNanos();
            beat.beat();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {}
}
