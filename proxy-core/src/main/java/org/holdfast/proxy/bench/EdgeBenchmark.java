package org.holdfast.proxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.proxy.account.AccountRecords;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;

/**
 * {@code bench edge}: what a line costs from socket to world to socket, beside a bare echo of lines; what a session that
 * does nothing costs; how a text reaches everybody; what one who does not read does to the others, and what many who log in at
 * once do; how long a start takes.
 *
 * <p>The server is the whole server, in a JVM of its own, with strict durability and without limits. The echo is in another.
 * The load comes from this process, on one thread. All share the machine: what this process uses, neither the server nor
 * the echo has, so the two can be compared with each other, and less so with other machines' figures.
 */
public final class EdgeBenchmark {
    private static final int PACE = 10_000;
    private static final int CROWD = 500;
    private static final int FEW = 50;
    private static final int MANY = 1_000;
    private static final int PIPELINED_OF_FEW = 64;
    private static final int PIPELINED_OF_MANY = 8;
    private static final int STARTS = 5;
    private static final int ANNOUNCEMENTS = 20;
    private static final int PACE_IN_A_CROWD = 2_000;
    private static final int LONG_LINE = 4_000;
    private static final Duration TALKING = Duration.ofMillis(100);
    private static final int UNREAD_KIB = 64;
    private static final int NEWCOMERS = 500;
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** Makes the collectors give back what they do not need, so that what they hold in reserve is no session's. */
    private static final List<String> GIVE_BACK =
            List.of("-XX:ZUncommitDelay=1", "-XX:MinHeapFreeRatio=1", "-XX:MaxHeapFreeRatio=2");

    private static final Duration GIVING_BACK = Duration.ofSeconds(5);

    private final Setting setting;
    private final Path data;
    private final PrintStream out;

    /** What can be measured. */
    public enum Part {
        START,
        LINES,
        LATENCY,
        IDLE,
        STALLED,
        LOGINS
    }

    /**
     * What is measured, and how.
     *
     * @param sessions how many do nothing in {@link Part#IDLE}, and hear a broadcast
     * @param time of each figure of lines, and of warming up for one at a steady pace
     * @param warmUp how long lines are pipelined before they are counted: until the compiler is through with what they
     *     run, which the load keeps from a processor of its own
     * @param server the server's {@code main} class
     * @param flags for the server's JVM
     */
    public record Setting(
            Set<Part> parts, int sessions, Duration time, Duration warmUp, String server, List<String> flags) {}

    private EdgeBenchmark(Setting setting, Path data, PrintStream out) {
        this.setting = setting;
        this.data = data;
        this.out = out;
    }

    /**
     * Runs everything and prints a line for each figure.
     *
     * @param parent a directory on the disk that is to be used; what is written there is deleted in the end
     * @param asAccounts makes a store the accounts'
     */
    public static void run(Path parent, Setting setting, Function<Store, AccountRecords> asAccounts, PrintStream out)
            throws IOException, StoreException, InterruptedException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "bench-edge");
        try {
            int players = Math.max(CROWD + MANY, setting.sessions());
            EdgeData.fill(directory, players, CROWD, asAccounts);
            new EdgeBenchmark(setting, directory, out).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws IOException, InterruptedException {
        print(
                "Java %s, %s, %d cores",
                Runtime.version(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + ")),
                Runtime.getRuntime().availableProcessors());
        if (measures(Part.START)) {
            starts();
        }
        if (measures(Part.LINES) || measures(Part.LATENCY)) {
            compare("Holdfast", true);
            compare("bare echo", false);
        }
        if (measures(Part.IDLE)) {
            idle();
        }
        if (measures(Part.STALLED)) {
            stalled();
        }
        if (measures(Part.LOGINS)) {
            logins();
        }
    }

    private boolean measures(Part part) {
        return setting.parts().contains(part);
    }

    private void starts() throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        Path empty = Files.createTempDirectory(data.toAbsolutePath().getParent(), "bench-start");
        try {
            for (int i = 0; i <= STARTS; i++) {
                try (ChildJvm server = server(empty)) {
                    times.add(server.startTime().toMillis());
                }
            }
        } finally {
            delete(empty);
        }
        long first = times.remove(0);
        Collections.sort(times);
        print(
                "start to ready: first in an empty directory %d ms; then median of %d: %d ms, worst %d ms",
                first, STARTS, times.get(STARTS / 2), times.get(STARTS - 1));
    }

    private void compare(String name, boolean game) throws IOException, InterruptedException {
        try (ChildJvm server = game ? server(data) : echo()) {
            compare(name, server, game, FEW, PIPELINED_OF_FEW);
            compare(name, server, game, MANY, PIPELINED_OF_MANY);
        }
    }

    private void compare(String name, ChildJvm server, boolean game, int connections, int depth)
            throws InterruptedException {
        try (Players players = players(server, game, CROWD, connections)) {
            if (measures(Part.LINES)) {
                Players.Rate first = players.pipelined(depth, Duration.ZERO, setting.time(), server::cpu);
                Players.Rate rate = players.pipelined(depth, setting.warmUp(), setting.time(), server::cpu);
                print(
                        "%-10s %,6d connections, %2d lines under way on each: %,9.0f lines/s, %.2f µs of CPU a line"
                                + " (%,.0f lines/s in the first %d s)",
                        name,
                        connections,
                        depth,
                        rate.perSecond(),
                        rate.cpuMicros(),
                        first.perSecond(),
                        setting.time().toSeconds());
            }
            if (measures(Part.LATENCY)) {
                Latencies latencies = players.paced(PACE, 0, setting.time(), setting.time());
                print("%-10s %,6d connections, %,d lines/s: %s", name, connections, PACE, latencies);
            }
        }
    }

    private void idle() throws IOException, InterruptedException {
        try (ChildJvm server = server(data)) {
            // The first login from a place changes an account, which is memory of the store's, and not of a session.
            players(server, true, 0, setting.sessions()).close();
        }
        // Without a time of grace, in which those who came for the code would still be sessions.
        try (ChildJvm server = server(data, GIVE_BACK, List.of("--set", "sessions.link_dead_seconds=0"))) {
            // The code, the tables and the buffers that are there once are not the sessions' memory.
            players(server, true, CROWD, MANY).close();
            Players.rest(GIVING_BACK);
            long heap = server.heapBytes();
            Players.rest(GIVING_BACK);
            long resident = server.residentBytes();
            try (Players players = players(server, true, 0, setting.sessions())) {
                long heapWith = server.heapBytes();
                Players.rest(GIVING_BACK);
                long residentWith = server.residentBytes();
                print(
                        "%,d sessions that do nothing: %.1f KiB of heap and %.1f KiB of resident memory each",
                        setting.sessions(),
                        (heapWith - heap) / 1024.0 / setting.sessions(),
                        (residentWith - resident) / 1024.0 / setting.sessions());
                Players.Spread spread =
                        players.marks(players.get(0), "@announce " + Player.MARK, ANNOUNCEMENTS, setting.sessions());
                print(
                        "broadcast to %,d: each %s; the last one p50 %,.0f µs",
                        setting.sessions(), spread.each(), spread.last().micros(0.5));
            }
        }
    }

    /** One room full of players, to whom one of them talks without end; then the same with one who does not read. */
    private void stalled() throws IOException, InterruptedException {
        List<String> bounded = List.of("--set", "limits.unread_kib=" + UNREAD_KIB);
        try (ChildJvm server = server(data, List.of(), bounded);
                Players players = players(server, true, 0, CROWD)) {
            Runnable stopTalking = players.repeat(0, "say " + "x".repeat(LONG_LINE), TALKING);
            Latencies before = players.paced(PACE_IN_A_CROWD, 2, setting.time(), setting.time());
            long resident = server.residentBytes();
            players.stall(1);
            Latencies with = players.paced(
                    PACE_IN_A_CROWD, 2, setting.time(), setting.time().multipliedBy(2));
            long more = server.residentBytes() - resident;
            stopTalking.run();
            print(
                    "%d in one room, %,d bytes to each of them each %d ms, %,d lines/s: %s",
                    CROWD, LONG_LINE, TALKING.toMillis(), PACE_IN_A_CROWD, before);
            print(
                    "one of them does not read: the others %s; %,d KiB more resident memory; %s",
                    with, more >> 10, players.lost() == 0 ? "it is still connected" : "it was disconnected");
        }
    }

    /** Many log in at once, each for a password hash as it is shipped, while others play. */
    private void logins() throws IOException, InterruptedException {
        try (ChildJvm server = server(
                        data,
                        List.of(),
                        List.of("--set", "accounts.hash_memory_kib=19456", "--set", "accounts.hash_iterations=2"));
                Players players = players(server, true, CROWD, FEW)) {
            Latencies before = players.paced(PACE_IN_A_CROWD, 0, setting.time(), setting.time());
            long heap = server.heapBytes();
            long start = System.nanoTime();
            CompletableFuture<Players> newcomers = CompletableFuture.supplyAsync(() -> newcomers(server));
            Latencies meanwhile = new Latencies();
            while (!newcomers.isDone()) {
                meanwhile.addAll(players.paced(PACE_IN_A_CROWD, 0, Duration.ZERO, A_WHILE));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            newcomers.join().close();
            print(
                    "%d players, %,d lines/s: %s; while %d log in at once: %s",
                    FEW, PACE_IN_A_CROWD, before, NEWCOMERS, meanwhile);
            print(
                    "the %d logins took %.1f s, %.0f a second; %,d KiB more heap in use after them",
                    NEWCOMERS, seconds, NEWCOMERS / seconds, (server.heapBytes() - heap) >> 10);
        }
    }

    private static Players newcomers(ChildJvm server) {
        try {
            List<String> names =
                    IntStream.range(0, NEWCOMERS).mapToObj(EdgeData::name).toList();
            return new Players(server.address(), names, EdgeData.PASSWORD, NEWCOMERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ChildJvm server(Path directory) throws IOException {
        return server(directory, List.of(), List.of());
    }

    private ChildJvm server(Path directory, List<String> moreFlags, List<String> more) throws IOException {
        List<String> flags = new ArrayList<>(setting.flags());
        flags.addAll(moreFlags);
        List<String> arguments = new ArrayList<>(List.of("--data", directory.toString()));
        arguments.addAll(List.of("--bind", "127.0.0.1", "--telnet-port", "0", "--web-port", "0"));
        for (String limit : List.of(
                "lines_per_second",
                "lines_burst",
                "connections_per_address",
                "connections",
                "logins_per_minute_per_address",
                "login_seconds",
                "idle_minutes")) {
            arguments.addAll(List.of("--set", "limits." + limit + "=0"));
        }
        arguments.addAll(List.of("--set", "accounts.hash_memory_kib=0", "--set", "accounts.hash_iterations=0"));
        arguments.addAll(more);
        return new ChildJvm(flags, setting.server(), arguments);
    }

    private ChildJvm echo() throws IOException {
        return new ChildJvm(setting.flags(), BareEcho.class.getName(), List.of());
    }

    private static Players players(ChildJvm server, boolean game, int from, int count) throws InterruptedException {
        List<String> names = IntStream.range(from, from + count)
                .mapToObj(i -> game ? EdgeData.name(i) : "")
                .toList();
        return new Players(server.address(), names, EdgeData.PASSWORD);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
