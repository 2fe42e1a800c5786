package org.holdfast.proxy.telnet;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many commands that cause work or an answer a connection may send: so many a second over time, by default {@value
 * #PER_SECOND}, and {@value #BURST_SECONDS} seconds' worth at once. Somebody who drags a window about stays well below.
 * Owned by the channel's event loop.
 */
final class CommandBudget {
    static final int PER_SECOND = 128;
    static final int BURST_SECONDS = 8;

    private final LongSupplier nanoTime;
    private final long nanosPerCommand;
    private final long burst;
    private long refilled;
    private long left;

    /**
     * Full at first.
     *
     * @param nanoTime a clock like {@link System#nanoTime()}
     * @param perSecond 0 = no limit
     */
    CommandBudget(LongSupplier nanoTime, int perSecond) {
        this.nanoTime = nanoTime;
        nanosPerCommand = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
        burst = (long) BURST_SECONDS * perSecond;
        refilled = nanoTime.getAsLong();
        left = burst;
    }

    /** Takes one. False if there is none left. */
    boolean take() {
        if (nanosPerCommand == 0) {
            return true;
        }
        long earned = (nanoTime.getAsLong() - refilled) / nanosPerCommand;
        if (earned > 0) {
            refilled += earned * nanosPerCommand;
            left = Math.min(burst, left + earned);
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
