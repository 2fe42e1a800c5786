package org.holdfast.proxy.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.holdfast.proxy.store.Records.put;
import static org.holdfast.proxy.store.Records.turn;

/**
 * The process that {@link KillTest} kills. Waits for a line, opens the store, and commits from some threads until it is
 * killed. Each turn sets three records of its thread to one number; when it is durable, a line says so.
 */
final class KillTarget {
    static final int THREADS = 3;

    /** So small that segments change and checkpoints are written all the time. */
    static final StoreLimits LIMITS = new StoreLimits(1 << 20, 40_000, 10_000, 30_000, 1 << 20);

    private KillTarget() {}

    public static void main(String[] arguments) throws Exception {
        if (System.in.read() < 0) {
            return;
        }
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 64), true, StandardCharsets.US_ASCII);
        Quiet quiet = new Quiet();
        run(options(Path.of(arguments[0]), Durability.valueOf(arguments[1])), out);
        quiet.close();
    }

    private static void run(StoreOptions options, PrintStream out) throws StoreException, InterruptedException {
        Store store = Store.open(options);
        out.println("open");
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String id = "t" + t;
            Thread thread = new Thread(() -> commit(store, id, out));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static StoreOptions options(Path directory, Durability durability) {
        return StoreOptions.of(directory).withDurability(durability).withLimits(LIMITS);
    }

    private static void commit(Store store, String id, PrintStream out) {
        long start = store.read(Records.key(id + "-a"))
                .map(record -> record.doc().integer("value"))
                .orElse(0L);
        // Ends by itself when the test is gone, instead of writing for ever.
        for (long i = start + 1; !out.checkError(); i++) {
            long position = store.append(
                    turn(put(id + "-a", i), put(id + "-b", i), put(id + "-c", i), put(id + "-" + i % 500, i)));
            store.whenDurable(position).toCompletableFuture().join();
            out.println(id + " " + i);
        }
    }

    /** Starts one, which waits for a byte. */
    static Process start(Path directory, Durability durability, Path errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTarget.class.getName(),
                        directory.toString(),
                        durability.name())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }
}
