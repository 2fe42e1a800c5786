package org.holdfast.proxy.bench;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput;

/**
 * Sessions that type at a steady pace, and what becomes of their lines. The first session is the probe: a thousand pings
 * a second, each of which counts from the moment at which it should have been typed, whether or not the typing itself
 * was held up. Each other session types a line a second.
 *
 * <p>{@link #show} comes from the host's threads, one at a time; it and the results are guarded by this object.
 */
final class Typists implements SessionOutput {
    private static final long PROBE_PERIOD = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LINE_PERIOD = TimeUnit.SECONDS.toNanos(1);
    private static final String PING = "ping ";

    private final List<SessionInfo> sessions;
    private final Consumer<ToModule> port;
    private final Map<SessionId, Integer> index = new HashMap<>();
    private final long[] typed;
    private final long[] newest;
    private final BitSet[] answered;
    private long[] probeNanos = new long[1 << 16];
    private long[] typingLate = new long[1 << 16];
    private final long start = System.nanoTime();
    private final Thread probe = new Thread(this::probe, "bench-probe");
    private final Thread players = new Thread(this::play, "bench-players");
    private volatile boolean over;
    private long outOfTurn;
    private long doubled;
    private long failed;
    private long wrong;

    /** @param port where lines go */
    Typists(List<SessionInfo> sessions, Consumer<ToModule> port) {
        this.sessions = List.copyOf(sessions);
        this.port = port;
        this.typed = new long[sessions.size()];
        this.newest = new long[sessions.size()];
        this.answered = new BitSet[sessions.size()];
        for (int i = 0; i < sessions.size(); i++) {
            answered[i] = new BitSet();
            index.put(sessions.get(i).id(), i);
        }
    }

    /** Everybody comes in and begins to type. */
    void start() {
        sessions.forEach(session -> port.accept(new ToModule.SessionOpened(session)));
        probe.setDaemon(true);
        players.setDaemon(true);
        probe.start();
        players.start();
    }

    private void probe() {
        for (int n = 1; n < Integer.MAX_VALUE && !over; n++) {
            long due = start + n * PROBE_PERIOD;
            waitUntil(due);
            late(n, System.nanoTime() - due);
            type(0, PING + n);
        }
    }

    private synchronized void late(int probe, long nanos) {
        if (probe == typingLate.length) {
            typingLate = Arrays.copyOf(typingLate, 2 * probe);
            probeNanos = Arrays.copyOf(probeNanos, 2 * probe);
        }
        typingLate[probe] = nanos;
    }

    private void play() {
        int players = sessions.size() - 1;
        long lines = 0;
        while (!over && players > 0) {
            waitUntil(start + lines * LINE_PERIOD / players);
            int who = 1 + (int) (lines % players);
            long number = typed[who] + 1;
            long kind = (number + who) % 10;
            type(who, kind == 0 ? "@set me=counter:" + number : kind < 3 ? "look" : PING + number);
            lines++;
        }
    }

    private void type(int who, String line) {
        long number;
        synchronized (this) {
            number = ++typed[who];
        }
        port.accept(new ToModule.Input(sessions.get(who).id(), number, line, false));
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public synchronized void show(ShownTurn turn) {
        if (!(turn.message().orElse(null) instanceof ToModule.Input input)) {
            return;
        }
        int who = Objects.requireNonNull(index.get(input.session()));
        if (who == 0) {
            probeNanos[(int) input.number()] = System.nanoTime() - start - input.number() * PROBE_PERIOD;
        }
        failed += turn.failed() ? 1 : 0;
        wrong += turn.failed() || isAnswered(input, turn) ? 0 : 1;
        if (answered[who].get((int) input.number())) {
            doubled++;
        } else {
            answered[who].set((int) input.number());
            outOfTurn += input.number() == newest[who] + 1 ? 0 : 1;
            newest[who] = input.number();
        }
    }

    /** Whether what the player is told in answer to a ping is its number, once, and nothing else. */
    private static boolean isAnswered(ToModule.Input input, ShownTurn turn) {
        if (!input.line().startsWith(PING)) {
            return true;
        }
        Text.Argument token = new Text.Plain(input.line().substring(PING.length()));
        List<FromModule> told = turn.output().stream()
                .filter(message -> !(message instanceof FromModule.Prompt))
                .toList();
        return told.size() == 1
                && told.get(0) instanceof FromModule.Tell tell
                && tell.to().equals(input.session())
                && tell.text().arguments().equals(List.of(token));
    }

    /** Nobody types any more; what was typed may still be answered. */
    void stop() throws InterruptedException {
        over = true;
        probe.join();
        players.join();
    }

    synchronized long typed() {
        return sum(typed);
    }

    /** Lines without an answer, once all had the time to come. */
    synchronized String faults() {
        long inAll = Arrays.stream(answered).mapToLong(BitSet::cardinality).sum();
        return (sum(typed) - inAll) + " lost, " + doubled + " doubled, " + outOfTurn + " out of turn, " + failed
                + " failed, " + wrong + " answered wrongly";
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** How long the probes took whose time was in this interval of {@link System#nanoTime()}, if they were answered. */
    synchronized Latencies probes(long from, long to) {
        return between(probeNanos, from, to);
    }

    /** How late they were typed, which is the machine's fault or the collector's and not the swap's. */
    synchronized Latencies lateness(long from, long to) {
        return between(typingLate, from, to);
    }

    private Latencies between(long[] nanos, long from, long to) {
        Latencies latencies = new Latencies();
        long first = Math.max(1, (from - start) / PROBE_PERIOD);
        long last = Math.min(typed[0], (to - start) / PROBE_PERIOD);
        for (long n = first; n <= last; n++) {
            if (answered[0].get((int) n)) {
                latencies.add(nanos[(int) n]);
            }
        }
        return latencies;
    }
}
