package org.holdfast.proxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * {@code bench world}: a world that lives, with players who wander, talk and fight in it, a line a second each, through the
 * host's port and with a real store; sockets and rendering are left out. After a warm-up it measures for some time, then
 * reloads the world in the middle of it all and measures on.
 *
 * <p>Runs on the calling thread and one that types.
 */
public final class WorldBenchmark {
    /** The wake before is asked for in steps of 50 ms; later than one of them counts as late. */
    private static final double ON_TIME_MICROS = 50_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String[] WAYS = {"north", "east", "south", "west"};

    private final Setting setting;
    private final PrintStream out;

    /**
     * What is measured.
     *
     * @param rooms on a square
     * @param people the world's own
     * @param time how long, after half as long a warm-up
     */
    public record Setting(int rooms, int people, Duration time, SwapOptions swap) {}

    private WorldBenchmark(Setting setting, PrintStream out) {
        this.setting = setting;
        this.out = out;
    }

    /**
     * Runs once for each number of players.
     *
     * @param parent a directory on the disk that is to be used; what is written there is deleted in the end
     * @param asRecords makes a store the host's
     */
    public static void run(
            Path parent,
            Setting setting,
            List<Integer> players,
            ModuleLoading loading,
            Function<Store, ModuleRecords> asRecords,
            PrintStream out)
            throws IOException, StoreException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "Java %s, %d cores, heap of at most %d MiB; %,d rooms, %,d people of the world; %d s each%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                setting.rooms(),
                setting.people(),
                setting.time().toSeconds());
        for (int count : players) {
            Files.createDirectories(parent);
            Path directory = Files.createTempDirectory(parent, "bench-world");
            try (Store store = Store.open(StoreOptions.of(directory))) {
                LivingWorld world = new LivingWorld(setting.rooms(), setting.people(), count);
                world.fill(store);
                new WorldBenchmark(setting, out).run(world, loading, new CountedRecords(asRecords.apply(store)));
            } finally {
                SwapBenchmark.delete(directory);
            }
        }
    }

    private void run(LivingWorld world, ModuleLoading loading, CountedRecords records) throws InterruptedException {
        TimedWorld timed = new TimedWorld(loading);
        try (ModuleHost host = new ModuleHost(
                "world",
                timed,
                records,
                turn -> {},
                HostListener.NONE,
                new BenchWorld.NoContent(),
                "bench",
                setting.swap(),
                Supervision.DEFAULT,
                Retirement.DEFAULT,
                Clock.systemUTC())) {
            reload(host);
            world.sessions().forEach(session -> host.post(new ToModule.SessionOpened(session)));
            Bots bots = new Bots(world.sessions(), host);
            bots.start();
            try {
                Thread.sleep(setting.time().dividedBy(2).toMillis());
                measure(world.sessions().size() + " players", timed, records, () -> "");
                measure("  reload amid them", timed, records, () -> reload(host));
            } finally {
                bots.stop();
            }
            if (!host.awaitIdle(PATIENCE)) {
                throw new IllegalStateException("the world cannot keep up; use fewer players");
            }
        }
    }

    private static String reload(ModuleHost host) {
        SwapResult result = host.reload(SwapListener.NONE)
                .orElseThrow()
                .toCompletableFuture()
                .join();
        if (result instanceof SwapResult.Reloaded reloaded) {
            return String.format(
                    Locale.ROOT,
                    "; pause %.1f ms, %d lines held",
                    reloaded.pause().toNanos() / 1e6,
                    reloaded.held());
        }
        throw new IllegalStateException("the world does not load: " + result);
    }

    private interface Event {
        String happens();
    }

    private void measure(String name, TimedWorld timed, CountedRecords records, Event event)
            throws InterruptedException {
        timed.take();
        records.take();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        Thread.sleep(setting.time().dividedBy(2).toMillis());
        String note = event.happens();
        Thread.sleep(setting.time().dividedBy(2).toMillis());
        double seconds = (System.nanoTime() - start) / 1e9;
        TimedWorld.Counted counted = timed.take();
        long changes = records.take();
        double cores = (cpuNanos() - cpu) / 1e9 / seconds;
        print(
                "%-18s %,9.0f turns/s, %,.0f records/s, %.2f cores%s",
                name, counted.turns().count() / seconds, changes / seconds, cores, note);
        print(
                "  %-16s %s, max %,.0f µs",
                "all turns", counted.turns(), counted.turns().micros(1));
        print(
                "  %-16s %s, max %,.0f µs",
                "lines typed", counted.lines(), counted.lines().micros(1));
        print(
                "  %-16s %s, max %,.0f µs",
                "what was due", counted.wakes(), counted.wakes().micros(1));
        print(
                "  %-16s %.3f %% of %,d within 50 ms; %s, max %,.0f µs",
                "on time",
                100 * counted.lateness().share(ON_TIME_MICROS),
                counted.lateness().count(),
                counted.lateness(),
                counted.lateness().micros(1));
        print("  %-16s %,d MiB of heap after a collection", "memory", usedAfterCollection() >> 20);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** Players, a line a second each: of ten, five go somewhere, two talk, two fight, one looks. */
    private static final class Bots {
        private final List<SessionInfo> sessions;
        private final ModuleHost host;
        private final Thread thread = new Thread(this::play, "bench-bots");
        private volatile boolean over;

        Bots(List<SessionInfo> sessions, ModuleHost host) {
            this.sessions = sessions;
            this.host = host;
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        void stop() throws InterruptedException {
            over = true;
            thread.join();
        }

        private void play() {
            Random random = new Random(1);
            long start = System.nanoTime();
            long period = TimeUnit.SECONDS.toNanos(1);
            for (long line = 0; !over; line++) {
                long due = start + line * period / sessions.size();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                SessionInfo who = sessions.get((int) (line % sessions.size()));
                long number = 1 + line / sessions.size();
                host.post(new ToModule.Input(who.id(), number, line(random), false));
            }
        }

        private static String line(Random random) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                return WAYS[random.nextInt(WAYS.length)];
            }
            if (kind < 7) {
                return "say I have seen " + random.nextInt(1_000) + " rats";
            }
            return kind < 9 ? "kill rat" : "look";
        }
    }
}
