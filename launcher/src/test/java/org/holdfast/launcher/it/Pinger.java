package org.holdfast.launcher.it;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has a client type numbered pings at a steady pace and checks the answers as they come: each once, in order.
 *
 * <p>Pings are typed on the executor's thread, answers arrive on the client's reading thread; what both touch is
 * guarded by this object's monitor. The client is to hand it each line; then {@link #start}.
 */
final class Pinger implements Consumer<String> {
    private static final Pattern PONG = Pattern.compile("pong (\\d+)");

    private final List<String> faults = new ArrayList<>();
    private final long atLeast;
    private final CountDownLatch enough = new CountDownLatch(1);
    private @Nullable ScheduledFuture<?> typing;
    private long typed;
    private long answered;
    private long lastAnswerNanos;
    private long longestGapNanos;

    /** @param atLeast how many answers {@link #awaitEnough} waits for */
    Pinger(long atLeast) {
        this.atLeast = atLeast;
    }

    synchronized void start(
            TelnetClient typist, ScheduledExecutorService executor, long delayMicros, long periodMicros) {
        typing = executor.scheduleAtFixedRate(() -> type(typist), delayMicros, periodMicros, TimeUnit.MICROSECONDS);
    }

    private void type(TelnetClient typist) {
        long number;
        synchronized (this) {
            number = ++typed;
        }
        try {
            typist.send("ping " + number);
        } catch (UncheckedIOException e) {
            synchronized (this) {
                faults.add("ping " + number + " could not be typed: " + e.getMessage());
            }
        }
    }

    /** A line of the client. */
    @Override
    public synchronized void accept(String line) {
        Matcher pong = PONG.matcher(line);
        if (!pong.matches()) {
            return;
        }
        long now = System.nanoTime();
        if (answered > 0) {
            longestGapNanos = Math.max(longestGapNanos, now - lastAnswerNanos);
        }
        lastAnswerNanos = now;
        answered++;
        if (Long.parseLong(pong.group(1)) != answered) {
            faults.add("answer " + answered + " was '" + line + "'");
        }
        if (answered >= atLeast) {
            enough.countDown();
        }
    }

    /** Waits for the number of answers that was asked for. */
    void awaitEnough() throws InterruptedException {
        if (!enough.await(Transcript.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("fewer than " + atLeast + " answers within " + Transcript.DEADLINE);
        }
    }

    /** Ends the typing; no ping is half typed afterwards. What was typed is still answered. */
    void stop(ScheduledExecutorService executor) throws Exception {
        ScheduledFuture<?> future;
        synchronized (this) {
            future = typing;
        }
        if (future != null) {
            future.cancel(false);
        }
        // A task of the one thread: when it has run, no ping is being typed.
        executor.submit(() -> {}).get(Transcript.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    synchronized long typed() {
        return typed;
    }

    synchronized long answered() {
        return answered;
    }

    synchronized double longestGapMillis() {
        return longestGapNanos / 1e6;
    }

    /** What was not as it should be: answers out of turn, pings that could not be typed. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
