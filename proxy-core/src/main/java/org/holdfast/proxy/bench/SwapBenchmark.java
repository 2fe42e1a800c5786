package org.holdfast.proxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.holdfast.proxy.host.SwapStep;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;

/**
 * {@code bench swap}: what players notice of a reload. The real host swaps the real world, with its records in a real
 * store, while sessions type through the host's port; sockets are left out. Beside it the same run without a swap, which
 * shows what the machine does by itself, and naive swaps: stop, unload, load, start.
 *
 * <p>Runs on the calling thread; takes two to four seconds for each swap, and longer for large worlds.
 */
public final class SwapBenchmark {
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** The first turns of the new generation belong to its swap. */
    private static final long SETTLING = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int NAIVE_SWAPS = 3;

    private final Setting setting;
    private final ModuleRecords records;
    private final PrintStream out;
    private final Map<SwapStep, Latencies> steps = new EnumMap<>(SwapStep.class);

    /**
     * What is measured.
     *
     * @param objects things in the world
     * @param sessions that type a line a second each, beside the probe
     * @param swaps how many
     */
    public record Setting(int objects, int sessions, int swaps, SwapOptions options) {}

    private SwapBenchmark(Setting setting, ModuleRecords records, PrintStream out) {
        this.setting = setting;
        this.records = records;
        this.out = out;
    }

    /**
     * Runs everything and prints a line for each kind of run.
     *
     * @param parent a directory on the disk that is to be used; what is written there is deleted in the end
     * @param loading of the world
     * @param asRecords makes a store the host's
     */
    public static void run(
            Path parent,
            Setting setting,
            ModuleLoading loading,
            Function<Store, ModuleRecords> asRecords,
            PrintStream out)
            throws IOException, StoreException, InterruptedException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "bench-swap");
        try (Store store = Store.open(StoreOptions.of(directory))) {
            BenchWorld world = new BenchWorld(setting.objects(), setting.sessions() + 1);
            world.fill(store);
            new SwapBenchmark(setting, asRecords.apply(store), out).run(world, loading);
        } finally {
            delete(directory);
        }
    }

    private void run(BenchWorld world, ModuleLoading loading) throws InterruptedException {
        print(
                "Java %s, %s, %d cores, heap of at most %d MiB",
                Runtime.version(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + ")),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        print(
                "%,d objects; %,d sessions, a line a second each: 7 of 10 ping, 2 look, 1 @set; probe 1 kHz",
                setting.objects(), setting.sessions());
        try (Stage stage = new Stage(world, loading)) {
            stage.reload();
            steps.clear();
            stage.typists.start();
            rest(QUIET.multipliedBy(2));
            List<Swapped> swaps = new ArrayList<>();
            List<Swapped> none = new ArrayList<>();
            for (int i = 0; i < setting.swaps(); i++) {
                // In turn, so that whatever else the machine does is in both.
                Swapped swapped = swap(stage, stage::reload);
                swaps.add(swapped);
                none.add(swap(stage, () -> {
                    TimeUnit.NANOSECONDS.sleep(swapped.nanos());
                    return Duration.ZERO;
                }));
            }
            List<Swapped> naive = new ArrayList<>();
            for (int i = 0; i < Math.min(NAIVE_SWAPS, setting.swaps()); i++) {
                naive.add(swap(stage, stage::startAgain));
            }
            stage.typists.stop();
            stage.awaitAnswers();
            report("Holdfast", swaps, stage.typists);
            report("no swap", none, stage.typists);
            report("naive", naive, stage.typists);
            steps.forEach((step, times) -> print(
                    "step %-52s median %,10.1f ms, worst %,10.1f ms",
                    step.words(), times.micros(0.5) / 1e3, times.micros(1) / 1e3));
            print("%,d lines typed: %s", stage.typists.typed(), stage.typists.faults());
        }
    }

    /** When a swap was, how long nobody was served, and what the JVM did meanwhile. */
    private record Swapped(long start, long end, Duration frozen, JvmWork work) {
        long nanos() {
            return end - start;
        }
    }

    /** Swaps in some way and says how long nobody was served. */
    private interface Way {
        Duration swap() throws InterruptedException;
    }

    private static Swapped swap(Stage stage, Way way) throws InterruptedException {
        rest(QUIET);
        JvmWork before = JvmWork.sinceStart();
        long start = System.nanoTime();
        Duration frozen = way.swap();
        long end = System.nanoTime();
        JvmWork work = JvmWork.sinceStart().minus(before);
        stage.awaitAnswers();
        rest(QUIET);
        return new Swapped(start, end, frozen, work);
    }

    private void report(String name, List<Swapped> swaps, Typists typists) {
        Latencies before = new Latencies();
        Latencies during = new Latencies();
        Latencies after = new Latencies();
        List<Double> worst = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        for (Swapped swap : swaps) {
            long settled = swap.end() + SETTLING;
            before.addAll(typists.probes(swap.start() - QUIET.toNanos(), swap.start()));
            Latencies own = typists.probes(swap.start(), settled);
            during.addAll(own);
            after.addAll(typists.probes(settled, swap.end() + QUIET.toNanos()));
            worst.add(own.micros(1) / 1e3);
            late.add(typists.lateness(swap.start(), settled).micros(1) / 1e3);
        }
        print(
                "%-9s %3d x %8.0f ms: frozen median %.2f, worst %.2f ms; worst probe of a swap: median %.2f, worst %.2f ms"
                        + " (typed late by %.2f, %.2f)",
                name,
                swaps.size(),
                median(swaps, Swapped::nanos) / 1e6,
                median(swaps, swap -> swap.frozen().toNanos()) / 1e6,
                swaps.stream().mapToLong(swap -> swap.frozen().toNanos()).max().orElse(0) / 1e6,
                median(worst, value -> value),
                worst.stream().mapToDouble(value -> value).max().orElse(0),
                median(late, value -> value),
                late.stream().mapToDouble(value -> value).max().orElse(0));
        print("          before: %s%n          during: %s%n          after:  %s", before, during, after);
        print(
                "          the JVM meanwhile: %s",
                swaps.stream().map(Swapped::work).reduce(JvmWork.NONE, JvmWork::plus));
    }

    private interface Value<T> {
        double of(T one);
    }

    private static <T> double median(List<T> all, Value<T> value) {
        double[] sorted = all.stream().mapToDouble(value::of).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** The host, which a naive swap replaces, and those who play on it. */
    private final class Stage implements AutoCloseable {
        private final ModuleLoading loading;
        private final BenchWorld world;
        private final Typists typists;
        private final List<ToModule> waiting = new ArrayList<>();
        private ModuleHost host;
        private boolean open = true;

        Stage(BenchWorld world, ModuleLoading loading) {
            this.world = world;
            this.loading = loading;
            this.typists = new Typists(world.sessions(), this::post);
            this.host = newHost();
        }

        private ModuleHost newHost() {
            return new ModuleHost(
                    "world",
                    loading,
                    records,
                    typists,
                    HostListener.NONE,
                    new BenchWorld.NoContent(),
                    "bench",
                    setting.options(),
                    Supervision.DEFAULT,
                    Retirement.DEFAULT,
                    Clock.systemUTC());
        }

        private synchronized void post(ToModule message) {
            if (open) {
                host.post(message);
            } else {
                waiting.add(message);
            }
        }

        Duration reload() {
            SwapResult result = host.reload(SwapListener.NONE)
                    .orElseThrow()
                    .toCompletableFuture()
                    .join();
            if (result instanceof SwapResult.Reloaded reloaded) {
                reloaded.report()
                        .times()
                        .forEach((step, time) -> steps.computeIfAbsent(step, any -> new Latencies())
                                .add(time.toNanos()));
                return reloaded.pause();
            }
            throw new IllegalStateException("the world does not load: " + result);
        }

        /** Lets the lines wait outside, as nobody else keeps them. */
        Duration startAgain() throws InterruptedException {
            long start = System.nanoTime();
            synchronized (this) {
                open = false;
            }
            awaitAnswers();
            host.close();
            host = newHost();
            host.reload(SwapListener.NONE).orElseThrow().toCompletableFuture().join();
            synchronized (this) {
                world.sessions().forEach(session -> host.post(new ToModule.SessionOpened(session)));
                waiting.forEach(host::post);
                waiting.clear();
                open = true;
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }

        void awaitAnswers() throws InterruptedException {
            if (!host.awaitIdle(PATIENCE)) {
                throw new IllegalStateException("the world cannot keep up; use fewer sessions");
            }
        }

        @Override
        public void close() {
            host.close();
        }
    }

    private static void rest(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    static void delete(Path directory) throws IOException {
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
