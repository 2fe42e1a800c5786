package org.holdfast.proxy.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of many operations, in ns. Not thread-safe: each thread has its own, and they are merged in the end. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    void addAll(Latencies other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** The longest of the fastest so many, in µs; 0 if there are none. */
    double micros(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1e3;
    }

    /** Which part of them took no longer than this; 1 if there are none. */
    double share(double micros) {
        int within = 0;
        for (int i = 0; i < count; i++) {
            within += nanos[i] <= micros * 1e3 ? 1 : 0;
        }
        return count == 0 ? 1 : (double) within / count;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %,.0f µs, p99 %,.0f µs, p99.9 %,.0f µs", micros(0.5), micros(0.99), micros(0.999));
    }
}
