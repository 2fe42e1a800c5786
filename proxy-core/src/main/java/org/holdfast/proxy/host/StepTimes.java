package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Takes the time of each step of a swap, and tells the listener of one that takes long, once a second. Used on the swap
 * thread; the listener is called on the executor's.
 */
final class StepTimes {
    private static final long SECOND = 1_000;

    private final ScheduledExecutorService executor;
    private final SwapListener listener;
    private final ToLongFunction<SwapStep> done;
    private final Map<SwapStep, Duration> times = new EnumMap<>(SwapStep.class);

    /** @param done how many records a step has taken in so far; any thread */
    StepTimes(ScheduledExecutorService executor, SwapListener listener, ToLongFunction<SwapStep> done) {
        this.executor = executor;
        this.listener = listener;
        this.done = done;
    }

    /** What a step does. */
    interface Work<T> {
        T run() throws Generation.StepFailed, InterruptedException;
    }

    <T> T time(SwapStep step, Work<T> work) throws Generation.StepFailed, InterruptedException {
        long start = System.nanoTime();
        Future<?> ticking = executor.scheduleAtFixedRate(
                () -> listener.stillIn(step, since(start), done.applyAsLong(step)),
                SECOND,
                SECOND,
                TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            ticking.cancel(false);
            times.put(step, since(start));
        }
    }

    Map<SwapStep, Duration> times() {
        return times;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
