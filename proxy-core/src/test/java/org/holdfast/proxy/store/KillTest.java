package org.holdfast.proxy.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process that commits, at random moments, and looks at what it left behind: no turn that was acknowledged is
 * missing, no turn is half there, and the store opens.
 *
 * <p>The look changes nothing, so the next process starts from what the kill left. {@value #DEFAULT_KILLS} times; the
 * property {@code holdfast.kills} says how often instead, 2000 for the long form.
 */
class KillTest {
    private static final int DEFAULT_KILLS = 40;

    /** When to give up; a machine that does other things as well takes its time to start a process. */
    private static final int PATIENCE_MINUTES = 5;

    /** How often to say how far it is, in kills. */
    private static final int REPORT = 200;

    /** Longest time between the start of a process's work and its end, in ms. */
    private static final int LONGEST_LIFE = 200;

    @TempDir
    Path directory;

    private final Map<String, Long> acknowledged = new HashMap<>();

    @Test
    void nothingAcknowledgedIsEverMissing() throws Exception {
        int kills = Integer.getInteger("holdfast.kills", DEFAULT_KILLS);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        Random random = new Random(seed);
        Path store = directory.resolve("store");
        Path errors = directory.resolve("errors.txt");
        // Whoever is killed before it has made a store leaves none, which is not what is looked for here.
        try (Store first = Store.open(KillTarget.options(store, Durability.STRICT))) {
            first.whenDurable(first.append(Records.turn(Records.put("first", 1))))
                    .toCompletableFuture()
                    .join();
        }
        Process next = start(store, random, errors);
        int acknowledgements = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Process process = next;
            next = start(store, random, errors);
            acknowledgements += runAndKill(process, random, errors);
            try (StoppedStore reopened = StoppedStore.open(StoreOptions.of(store))) {
                check(reopened, "kill " + kill + " with seed " + seed + "; " + Files.readString(errors));
            } catch (StoreException e) {
                throw new AssertionError("kill " + kill + " with seed " + seed, e);
            }
            if (kill % REPORT == 0 && kill < kills) {
                System.out.println("killed " + kill + " times; " + acknowledgements + " acknowledged turns are there");
            }
        }
        next.destroyForcibly().waitFor();
        assertThat(acknowledgements).isPositive();
        System.out.println("The store was killed " + kills + " times and lost none of " + acknowledgements
                + " acknowledged turns");
    }

    private static Process start(Path store, Random random, Path errors) throws IOException {
        return KillTarget.start(store, random.nextInt(4) == 0 ? Durability.RELAXED : Durability.STRICT, errors);
    }

    /** Most are killed some time after they opened the store, some while they do; returns how much they acknowledged. */
    private int runAndKill(Process process, Random random, Path errors) throws Exception {
        CompletableFuture<Void> open = new CompletableFuture<>();
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> read(process, open));
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (random.nextInt(5) > 0) {
            open.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
        boolean ended = process.waitFor(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS);
        assertThat(ended)
                .as("it refused to start, or failed: %s", Files.readString(errors))
                .isFalse();
        process.destroyForcibly().waitFor();
        return read.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    private int read(Process process, CompletableFuture<Void> open) {
        int count = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (line.equals("open")) {
                    open.complete(null);
                } else if (words.length == 2) {
                    acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
                    count++;
                }
            }
        } catch (IOException e) {
            // The process was killed in the middle of a line.
        }
        open.complete(null);
        return count;
    }

    private void check(StoppedStore store, String when) {
        Map<String, Long> contents = Records.contents(store);
        for (int t = 0; t < KillTarget.THREADS; t++) {
            String id = "t" + t;
            long a = contents.getOrDefault(id + "-a", 0L);
            assertThat(a).as("%s, %s", id, when).isGreaterThanOrEqualTo(acknowledged.getOrDefault(id, 0L));
            assertThat(contents.getOrDefault(id + "-b", 0L)).as(when).isEqualTo(a);
            assertThat(contents.getOrDefault(id + "-c", 0L)).as(when).isEqualTo(a);
            for (long i = Math.max(1, a - 499); i <= a; i++) {
                assertThat(contents.get(id + "-" + i % 500)).as(when).isEqualTo(i);
            }
        }
    }
}
