package org.holdfast.proxy.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * How long one call of something takes and what it allocates, on one thread: the median of some rounds after a
 * warm-up, with the fastest and the slowest round beside it, so that a disturbed run can be told.
 *
 * @param nanos of one call, the median round
 * @param fastest likewise
 * @param slowest likewise
 * @param bytes allocated by one call; 0 if this JVM does not tell
 */
public record Measurement(double nanos, double fastest, double slowest, double bytes) {
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NANOS = 600_000_000;
    private static final long ROUND_NANOS = 150_000_000;
    private static final int CALLS_BETWEEN_CLOCKS = 64;

    /** Where results go, so that no call can be optimised away. */
    @SuppressWarnings("UnusedVariable")
    private static volatile int sink;

    /**
     * Measures for about 1.7 seconds.
     *
     * @param call returns something that depends on what it did
     */
    public static Measurement of(IntSupplier call) {
        round(call, WARM_UP_NANOS);
        double[] nanos = new double[ROUNDS];
        double bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long before = allocated();
            long start = System.nanoTime();
            long calls = round(call, ROUND_NANOS);
            nanos[i] = (double) (System.nanoTime() - start) / calls;
            bytes = (double) (allocated() - before) / calls;
        }
        Arrays.sort(nanos);
        return new Measurement(nanos[ROUNDS / 2], nanos[0], nanos[ROUNDS - 1], bytes);
    }

    private static long round(IntSupplier call, long length) {
        long end = System.nanoTime() + length;
        long calls = 0;
        int results = 0;
        do {
            for (int i = 0; i < CALLS_BETWEEN_CLOCKS; i++) {
                results += call.getAsInt();
            }
            calls += CALLS_BETWEEN_CLOCKS;
        } while (System.nanoTime() < end);
        sink = results;
        return calls;
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? Math.max(threads.getCurrentThreadAllocatedBytes(), 0)
                : 0;
    }

    /** A line of a table under {@link #heading()}. */
    public String row(String name) {
        return String.format(Locale.ROOT, "%-40s %9.0f %9.0f %9.0f %9.0f", name, nanos, fastest, slowest, bytes);
    }

    /** The heading over {@link #row rows}. */
    public static String heading() {
        return String.format(Locale.ROOT, "%-40s %9s %9s %9s %9s", "one call", "ns", "fastest", "slowest", "bytes");
    }
}
