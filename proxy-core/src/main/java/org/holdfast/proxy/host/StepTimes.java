package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Takes the time of each step of a swap, and tells the listener of a swap that takes long, once a second, which step it
 * is at. Used on the swap thread; the listener is called on the executor's.
 */
final class StepTimes {
    private static final long SECOND = 1_000;

    private final ScheduledExecutorService executor;
    private final SwapListener listener;
    private final ToLongFunction<SwapStep> done;
    private final Map<SwapStep, Duration> times = new EnumMap<>(SwapStep.class);
    private volatile SwapStep current = SwapStep.LOAD;
    private boolean running;
    private Future<?> ticking = CompletableFuture.completedFuture(null);

    /** @param done how many records a step has taken in so far; any thread */
    StepTimes(ScheduledExecutorService executor, SwapListener listener, ToLongFunction<SwapStep> done) {
        this.executor = executor;
        this.listener = listener;
        this.done = done;
    }

    /** The swap begins; {@link #end} is to follow. */
    synchronized void begin() {
        long start = System.nanoTime();
        running = true;
        ticking = executor.scheduleAtFixedRate(() -> tell(start), SECOND, SECOND, TimeUnit.MILLISECONDS);
    }

    /** The listener is told no more, not even by a call that is on its way. */
    synchronized void end() {
        running = false;
        ticking.cancel(false);
    }

    private synchronized void tell(long start) {
        if (running) {
            SwapStep step = current;
            listener.stillIn(step, since(start), done.applyAsLong(step));
        }
    }

    /** What a step does. */
    interface Work<T> {
        T run() throws Generation.StepFailed, InterruptedException;
    }

    <T> T time(SwapStep step, Work<T> work) throws Generation.StepFailed, InterruptedException {
        long start = System.nanoTime();
        current = step;
        try {
            return work.run();
        } finally {
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
