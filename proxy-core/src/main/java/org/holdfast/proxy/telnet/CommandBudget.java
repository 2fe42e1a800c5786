package org.holdfast.proxy.telnet;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many commands that cause work or an answer a connection may send: {@value #BURST} at once, {@value #PER_SECOND}
 * a second over time. Somebody who drags a window about stays well below. Owned by the channel's event loop.
 */
final class CommandBudget {
    static final int BURST = 1024;
    static final int PER_SECOND = 128;

    private static final long NANOS_PER_COMMAND = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private final LongSupplier nanoTime;
    private long refilled;
    private long left = BURST;

    /** Full at first; {@code nanoTime} is a clock like {@link System#nanoTime()}. */
    CommandBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        refilled = nanoTime.getAsLong();
    }

    /** Takes one. False if there is none left. */
    boolean take() {
        long earned = (nanoTime.getAsLong() - refilled) / NANOS_PER_COMMAND;
        if (earned > 0) {
            refilled += earned * NANOS_PER_COMMAND;
            left = Math.min(BURST, left + earned);
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
