package org.holdfast.proxy.net;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what ended connections that nobody meant to end: as classes and stack frames without messages, since a message
 * could repeat what a player typed. Want of memory ends many at once, and is logged once in {@link #QUIET}, with how
 * many there were since the last time. Usable on any thread.
 */
final class FailureLog {
    static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);

    private final LongSupplier nanoTime;
    private long quietUntil;
    private boolean quiet;
    private int unsaid;

    /** @param nanoTime as {@link System#nanoTime()} */
    FailureLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void report(Throwable failure) {
        if (!(failure instanceof OutOfMemoryError)) {
            log.warn("A connection is closed because handling it failed: {}", describe(failure));
            return;
        }
        int more;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (quiet && now - quietUntil < 0) {
                unsaid++;
                return;
            }
            quiet = true;
            quietUntil = now + QUIET.toNanos();
            more = unsaid;
            unsaid = 0;
        }
        log.warn(
                "A connection is closed for want of memory, as were {} since this was said last: {}",
                more,
                describe(failure));
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The first stands on the line of the entry, which is all that a terminal shows.
            text.append(text.isEmpty() ? "" : System.lineSeparator())
                    .append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append(System.lineSeparator()).append("    at ").append(frame);
            }
        }
        return text.toString();
    }
}
