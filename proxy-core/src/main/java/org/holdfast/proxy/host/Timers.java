package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.api.message.FromModule.WakeAt;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;

/**
 * The wakes and ticks of the generation that serves. They belong to it alone: {@link #begin} of the next one ends them,
 * and one that was queued already names its generation and is passed over by the port. So no timer is doubled by a
 * swap; and none is lost, because the next generation asks again for what its records say is due.
 *
 * <p>Usable on any thread.
 */
final class Timers {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final Port port;
    private final Map<String, Pending> wakes = new HashMap<>();

    private int generation;
    private long asked;
    private AtomicBoolean tickPending = new AtomicBoolean();
    private Future<?> ticks;

    /** A wake that has not come; its number tells it from one of the same name that took its place. */
    private record Pending(long number, Future<?> future) {}

    Timers(ScheduledExecutorService executor, InstantSource clock, Port port) {
        this.executor = executor;
        this.clock = clock;
        this.port = port;
        this.ticks = CompletableFuture.completedFuture(null);
    }

    /** From now on the wakes and ticks are those of this generation. */
    synchronized void begin(int next, Duration tick) {
        wakes.values().forEach(wake -> wake.future.cancel(false));
        wakes.clear();
        ticks.cancel(false);
        generation = next;
        AtomicBoolean pending = new AtomicBoolean();
        tickPending = pending;
        if (!tick.isZero()) {
            Runnable offer = () -> {
                if (pending.compareAndSet(false, true)) {
                    port.offer(new Envelope(new ToModule.Tick(), next));
                }
            };
            ticks = executor.scheduleAtFixedRate(offer, tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The pending tick is being handled; the next may be queued. */
    synchronized void tickTaken() {
        tickPending.set(false);
    }

    synchronized void wakeAt(WakeAt wake) {
        Pending earlier = wakes.remove(wake.name());
        if (earlier != null) {
            earlier.future.cancel(false);
        }
        long number = ++asked;
        Future<?> future = executor.schedule(() -> due(wake, number), delay(wake.due()), TimeUnit.NANOSECONDS);
        wakes.put(wake.name(), new Pending(number, future));
    }

    /** In ns. A due time so far off that this would overflow is looked at again after a year. */
    private long delay(Instant due) {
        Instant now = clock.instant();
        if (due.isBefore(now)) {
            return 0;
        }
        Duration delay = Duration.between(now, due);
        return delay.compareTo(A_YEAR) < 0 ? delay.toNanos() : A_YEAR.toNanos();
    }

    private synchronized void due(WakeAt wake, long number) {
        Pending pending = wakes.get(wake.name());
        if (pending == null || pending.number != number) {
            return;
        }
        if (clock.instant().isBefore(wake.due())) {
            // The executor counts in monotonic time; the machine's clock was set back meanwhile.
            wakeAt(wake);
            return;
        }
        wakes.remove(wake.name());
        port.offer(new Envelope(new ToModule.Woken(wake.name(), wake.due()), generation));
    }
}
