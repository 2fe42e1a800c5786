package org.holdfast.proxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.HostListener;
import org.holdfast.proxy.host.ModuleHost;
import org.holdfast.proxy.host.ModuleLoading;
import org.holdfast.proxy.host.ModuleRecords;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;

/**
 * {@code bench turns}: what a command costs with the world supervised, and without. The same world is hosted several times
 * side by side, and the hosts take turns, round by round, so that whatever else the machine does meets all of them. What
 * counts is the CPU time of the generation's thread. Sockets and rendering are left out, which a command also costs: of a
 * command as players type it, the difference is a smaller part than what is printed.
 *
 * <p>The bare way is there twice. Their difference is what the machine alone makes. And with four worlds in one JVM each of
 * them is called by code that has seen several, as in a server after some reloads: of two, the compiler would inline both,
 * and a third would seem to cost a third more.
 */
public final class TurnBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> LINES = List.of("look", "say hello", "who", "inventory", "ping 1");
    private static final int LINES_A_ROUND = 4_000;
    private static final int WARMING_ROUNDS = 12;

    private static final Supervision UNWATCHED =
            new Supervision(Duration.ZERO, 0, Supervision.DEFAULT.quarantine(), Supervision.DEFAULT.faults());

    private TurnBenchmark() {}

    /**
     * Runs everything and prints a line for each way.
     *
     * @param parent a directory on the disk that is to be used; what is written there is deleted in the end
     * @param polled loading of the world as a server does it
     * @param plain likewise, without polls
     * @param rounds that count
     */
    public static void run(
            Path parent,
            int rounds,
            ModuleLoading polled,
            ModuleLoading plain,
            Function<Store, ModuleRecords> asRecords,
            PrintStream out)
            throws IOException, StoreException, InterruptedException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "bench-turns");
        List<Way> ways = new ArrayList<>();
        try {
            ways.add(new Way("no polls, not watched", directory.resolve("1"), plain, UNWATCHED, asRecords));
            ways.add(new Way("the same once more", directory.resolve("4"), plain, UNWATCHED, asRecords));
            ways.add(new Way("polls, not watched", directory.resolve("2"), polled, UNWATCHED, asRecords));
            ways.add(new Way("polls, watched", directory.resolve("3"), polled, Supervision.DEFAULT, asRecords));
            for (int round = -WARMING_ROUNDS; round < rounds; round++) {
                for (Way way : ways) {
                    way.round(round >= 0);
                }
            }
            print(out, ways);
        } finally {
            ways.forEach(Way::close);
            SwapBenchmark.delete(directory);
        }
    }

    private static void print(PrintStream out, List<Way> ways) {
        double bare = ways.get(0).median();
        out.printf(Locale.ROOT, "%-24s %12s %10s %12s%n", "a command's CPU time", "us", "more", "fastest");
        for (Way way : ways) {
            double median = way.median();
            out.printf(
                    Locale.ROOT,
                    "%-24s %12.2f %9.1f%% %12.2f%n",
                    way.name,
                    median / 1_000,
                    100 * (median / bare - 1),
                    way.fastest() / 1_000);
        }
    }

    /** A host of its own, for one way to run the world. */
    private static final class Way {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final String name;
        private final Store store;
        private final ModuleHost host;
        private final SessionInfo session;
        private final List<Double> nanos = new ArrayList<>();
        private final long thread;
        private long typed;

        Way(
                String name,
                Path directory,
                ModuleLoading loading,
                Supervision supervision,
                Function<Store, ModuleRecords> asRecords)
                throws StoreException {
            this.name = name;
            this.store = Store.open(StoreOptions.of(directory));
            BenchWorld world = new BenchWorld(1_000, 10);
            world.fill(store);
            long[] before = threads.getAllThreadIds();
            host = new ModuleHost(
                    "world",
                    loading,
                    asRecords.apply(store),
                    turn -> {},
                    HostListener.NONE,
                    new BenchWorld.NoContent(),
                    "bench",
                    new SwapOptions(Duration.ZERO),
                    supervision,
                    Retirement.DEFAULT,
                    Clock.systemUTC());
            SwapResult result = host.reload(SwapListener.NONE)
                    .orElseThrow()
                    .toCompletableFuture()
                    .join();
            if (!(result instanceof SwapResult.Reloaded)) {
                throw new IllegalStateException("the world cannot be loaded: " + result);
            }
            thread = worldThread(before);
            world.sessions().forEach(each -> host.post(new ToModule.SessionOpened(each)));
            session = world.sessions().get(0);
        }

        /** The generation's, which was not there before. */
        private long worldThread(long[] before) {
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(info -> info != null && info.getThreadName().startsWith("world-"))
                    .filter(info -> Arrays.stream(before).noneMatch(id -> id == info.getThreadId()))
                    .findFirst()
                    .orElseThrow()
                    .getThreadId();
        }

        void round(boolean counts) throws InterruptedException {
            long start = threads.getThreadCpuTime(thread);
            for (int i = 0; i < LINES_A_ROUND; i++) {
                typed++;
                host.post(new ToModule.Input(session.id(), typed, LINES.get(i % LINES.size()), false));
            }
            if (!host.awaitIdle(PATIENCE)) {
                throw new IllegalStateException("the world did not keep up");
            }
            if (counts) {
                nanos.add((double) (threads.getThreadCpuTime(thread) - start) / LINES_A_ROUND);
            }
        }

        /** In ns. */
        double median() {
            double[] sorted =
                    nanos.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        /** In ns; what is left of a round when nothing disturbs it. */
        double fastest() {
            return nanos.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        void close() {
            host.close();
            store.close();
        }
    }
}
