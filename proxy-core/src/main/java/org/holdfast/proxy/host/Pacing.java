package org.holdfast.proxy.host;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts the building of a generation into slices and rests between them, so that it does not take the CPU, nor the
 * collector's time, from the generation that serves. A thread of lower priority would be simpler, but Linux knows none
 * unless the process has the privilege; and {@code Thread.yield} gives nothing away when the other core is busy too.
 *
 * <p>Owned by the thread that works.
 */
final class Pacing {
    /** Of work, in ns. */
    private static final long SLICE = 1_000_000;

    /** After a slice, in ns, while messages are waiting for the generation that serves, or one is in hand. */
    private static final long REST = 500_000;

    /** Likewise, while none is; enough for whoever wants the CPU to have it. */
    private static final long BREATH = 50_000;

    private final Rest rest;
    private final AtomicLong pieces = new AtomicLong();
    private long sliceEnd = System.nanoTime() + SLICE;

    /** How long to rest now. */
    private interface Rest {
        long nanos();
    }

    private Pacing(Rest rest) {
        this.rest = rest;
    }

    /** For work beside a generation that takes from this port. */
    static Pacing beside(Port port) {
        return new Pacing(() -> port.isBusy() ? REST : BREATH);
    }

    /** For work that nobody is kept waiting by, but those who wait for it. */
    static Pacing none() {
        return new Pacing(() -> 0);
    }

    /** How many pieces of work have been done; any thread. */
    long pieces() {
        return pieces.get();
    }

    /** Called between two small pieces of work; returns at once until the slice is used up. */
    void pause() {
        pieces.incrementAndGet();
        if (System.nanoTime() - sliceEnd >= 0) {
            LockSupport.parkNanos(rest.nanos());
            sliceEnd = System.nanoTime() + SLICE;
        }
    }
}
