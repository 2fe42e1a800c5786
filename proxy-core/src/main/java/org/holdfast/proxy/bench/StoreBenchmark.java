package org.holdfast.proxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.api.RecordChange;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Durability;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;

/**
 * Measures the store on the disk that it is pointed at: commits with different numbers of producers beside bare appends
 * and forces, then loading, opening, recovering and reading stores of different sizes. Runs on the calling thread, and
 * takes about a minute and a half with three sizes up to a million records.
 */
public final class StoreBenchmark {
    private static final int BACKLOG = 100_000;
    private static final int LOAD_TURN = 1_000;
    private static final int PIPELINE = 256;

    private final Path directory;
    private final Duration each;
    private final PrintStream out;

    private StoreBenchmark(Path directory, Duration each, PrintStream out) {
        this.directory = directory;
        this.each = each;
        this.out = out;
    }

    /**
     * Runs everything and prints a line for each measurement.
     *
     * @param parent a directory on the disk to measure; what is written there is deleted in the end
     * @param sizes numbers of records of the stores to load, open and recover
     * @param each how long each measurement of a rate lasts
     */
    public static void run(Path parent, List<Integer> sizes, Duration each, PrintStream out)
            throws IOException, StoreException, InterruptedException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "bench-store");
        try {
            StoreBenchmark benchmark = new StoreBenchmark(directory, each, out);
            benchmark.describeMachine();
            benchmark.measureCommits();
            for (int size : sizes) {
                benchmark.measureSize(size);
            }
        } finally {
            delete(directory);
        }
    }

    private void describeMachine() {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        print(
                "Java %s, %s, %d cores",
                Runtime.version(), collectors, Runtime.getRuntime().availableProcessors());
    }

    private void measureCommits() throws IOException, StoreException, InterruptedException {
        rawAppends();
        for (Durability durability : Durability.values()) {
            Path store = directory.resolve("commits-" + durability);
            try (Store opened = Store.open(StoreOptions.of(store).withDurability(durability))) {
                commits(opened, durability, 1, 1);
                commits(opened, durability, 8, 1);
                commits(opened, durability, 64, 1);
                commits(opened, durability, 64, PIPELINE);
            }
            delete(store);
        }
    }

    /** What the disk gives without a store: a file that grows by 400 bytes at a time. */
    private void rawAppends() throws IOException {
        Latencies latencies = new Latencies();
        Path file = directory.resolve("raw");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(400);
            BooleanSupplier goesOn = forAWhile();
            long position = 0;
            while (goesOn.getAsBoolean()) {
                long start = System.nanoTime();
                bytes.clear();
                position += channel.write(bytes, position);
                channel.force(false);
                latencies.add(System.nanoTime() - start);
            }
        }
        Files.delete(file);
        print("raw append + force:                      %,9.0f /s   %s", rate(latencies.count()), latencies);
    }

    private void commits(Store store, Durability durability, int producers, int outstanding)
            throws InterruptedException {
        long groups = store.status().groups();
        Latencies latencies;
        try (CommitLoad load = new CommitLoad(store, producers, BACKLOG, outstanding)) {
            Thread.sleep(each.toMillis());
            latencies = load.stop();
        }
        long newGroups = Math.max(1, store.status().groups() - groups);
        print(
                "%-7s %2d producers, %3d under way each: %,9.0f /s   %s, %.1f turns a group",
                durability.name().toLowerCase(Locale.ROOT),
                producers,
                outstanding,
                rate(latencies.count()),
                latencies,
                (double) latencies.count() / newGroups);
    }

    private void measureSize(int size) throws IOException, StoreException, InterruptedException {
        Path clean = directory.resolve("size-" + size);
        StoreOptions options = StoreOptions.of(clean);
        long start = System.nanoTime();
        Store store = Store.open(options);
        load(store, size, size);
        store.close();
        print("%,9d records: loaded and closed in %s; %d MiB on disk", size, since(start), sizeOf(clean) >> 20);
        start = System.nanoTime();
        store = Store.open(options);
        print("%,9d records: clean open in %s", size, since(start));
        start = System.nanoTime();
        try (Snapshot snapshot = store.snapshot(Set.of(CommitLoad.NAMESPACE))) {
            boolean more = true;
            while (more) {
                more = snapshot.readSlice(LOAD_TURN, record -> {});
            }
        }
        print("%,9d records: scanned in %s", size, since(start));
        readers(store, size);
        Path unclean = directory.resolve("unclean-" + size);
        awaitCheckpoint(store);
        load(store, BACKLOG, size);
        print("%,9d records: %d MiB of heap in use, with %,d changes since the checkpoint", size, heap(), BACKLOG);
        copy(clean, unclean);
        store.close();
        start = System.nanoTime();
        store = Store.open(StoreOptions.of(unclean));
        print("%,9d records: recovery of %,d changes in %s", size, BACKLOG, since(start));
        store.close();
        delete(clean);
        delete(unclean);
    }

    /** Puts so many records in turns of a thousand, and returns when they are durable. */
    private static void load(Store store, int count, int keys) {
        List<RecordChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(new RecordChange.Put(CommitLoad.record(i % keys)));
            if (changes.size() == LOAD_TURN || i == count - 1) {
                store.append(new Commit(CommitLoad.NAMESPACE, 1, i, Optional.empty(), changes));
                changes.clear();
            }
        }
        store.whenDurable(store.position()).toCompletableFuture().join();
    }

    private void readers(Store store, int size) throws InterruptedException {
        print("%,9d records: random reads: %s", size, read(store, size, forAWhile()));
        try (CommitLoad load = new CommitLoad(store, 8, size, 1)) {
            print("%,9d records: random reads during commits of 8: %s", size, read(store, size, forAWhile()));
            load.stop();
        }
        Latencies reads;
        Latencies commits;
        try (CommitLoad load = new CommitLoad(store, 8, size, 1)) {
            CompletableFuture<Void> checkpoint = store.checkpoint().toCompletableFuture();
            reads = read(store, size, () -> !checkpoint.isDone());
            commits = load.stop();
        }
        print("%,9d records: random reads during a checkpoint and commits of 8: %s", size, reads);
        print("%,9d records: those commits: %s", size, commits);
    }

    private static Latencies read(Store store, int size, BooleanSupplier goesOn) {
        Latencies latencies = new Latencies();
        while (goesOn.getAsBoolean()) {
            int n = ThreadLocalRandom.current().nextInt(size);
            long start = System.nanoTime();
            boolean found = store.read(CommitLoad.key(n)).isPresent();
            latencies.add(System.nanoTime() - start);
            if (!found) {
                throw new IllegalStateException("a record is missing: " + CommitLoad.key(n));
            }
        }
        return latencies;
    }

    private static void awaitCheckpoint(Store store) {
        store.checkpoint().toCompletableFuture().join();
    }

    private BooleanSupplier forAWhile() {
        long end = System.nanoTime() + each.toNanos();
        return () -> System.nanoTime() - end < 0;
    }

    private double rate(int count) {
        return count / (each.toNanos() / 1e9);
    }

    private static String since(long start) {
        return String.format(Locale.ROOT, "%,.0f ms", (System.nanoTime() - start) / 1e6);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static long sizeOf(Path directory) throws IOException {
        long sum = 0;
        for (Path file : list(directory)) {
            sum += Files.size(file);
        }
        return sum;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : list(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
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
    }
}
