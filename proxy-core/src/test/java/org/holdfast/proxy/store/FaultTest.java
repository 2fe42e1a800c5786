package org.holdfast.proxy.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.store.Records.contents;
import static org.holdfast.proxy.store.Records.eventually;
import static org.holdfast.proxy.store.Records.put;
import static org.holdfast.proxy.store.Records.turn;

/**
 * The disk fails: each operation once, all of them for good, or with the power.
 *
 * <p>The property {@code holdfast.powercuts} says how often the power fails; 5000 for the long form.
 */
class FaultTest {
    private static final StoreLimits LIMITS = new StoreLimits(1 << 20, 6_000, 2_000, 1 << 20, 1 << 20);
    private static final int TURNS = 60;
    private static final Path BACKUP = Path.of("one" + MemoryFiles.BACKUP);

    @TempDir
    Path directory;

    private final Quiet quiet = new Quiet();

    @AfterEach
    void loud() {
        quiet.close();
    }

    @ParameterizedTest
    @EnumSource(MemoryFiles.Kind.class)
    void whateverFailsOnceNothingIsLost(MemoryFiles.Kind kind) throws Exception {
        boolean failed = true;
        int n = 0;
        for (; failed; n++) {
            MemoryFiles files = new MemoryFiles();
            files.failOnce(kind, n);
            Map<String, Long> expected = new TreeMap<>();
            try (Store store = openAtLast(files)) {
                for (int i = 0; i < TURNS; i++) {
                    expected.put("r" + i % 20, (long) i);
                    expected.put("s" + i, (long) i);
                    long position = store.append(turn(put("r" + i % 20, i), put("s" + i, i)));
                    if (i % 7 == 0) {
                        store.whenDurable(position).toCompletableFuture().get(60, TimeUnit.SECONDS);
                    }
                    if (i == TURNS / 2) {
                        store.checkpoint().toCompletableFuture().get(60, TimeUnit.SECONDS);
                    }
                }
                assertThat(contents(store)).isEqualTo(expected);
            }
            failed = files.hasFailed();
            MemoryFiles survivor = files.afterPowerCut(new Random(n));
            try (Store store = Store.open(options(survivor, Durability.STRICT))) {
                assertThat(contents(store)).as("%s %d", kind, n).isEqualTo(expected);
                assertThat(store.position()).isEqualTo(TURNS);
            }
        }
        assertThat(n).as("how many operations of this kind there were").isGreaterThan(1);
    }

    /** Opening may be what fails; then it says so, and can be done again. */
    private Store openAtLast(MemoryFiles files) throws StoreException {
        try {
            return Store.open(options(files, Durability.STRICT));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("injected failure");
            return Store.open(options(files, Durability.STRICT));
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryFiles.Kind.class)
    void aBackupThatFailsLeavesNothingAndTheStoreGoesOn(MemoryFiles.Kind kind) throws Exception {
        boolean failed = true;
        for (int n = 0; failed; n++) {
            MemoryFiles files = new MemoryFiles();
            // With the default limits nothing else is going on meanwhile.
            try (Store store = Store.open(StoreOptions.of(directory).withFiles(files))) {
                durable(store, 1);
                files.failOnce(kind, files.count(kind) + n);
                failed = !succeeds(() -> store.backup(BACKUP, line -> {}));
                assertThat(files.has(BACKUP.toString())).as("%s %d", kind, n).isNotEqualTo(failed);
                durable(store, 2);
                assertThat(contents(store)).isEqualTo(Records.afterNumbered(2));
                if (failed) {
                    store.backup(BACKUP, line -> {});
                }
            }
            assertThat(restored(files)).isEqualTo(Records.afterNumbered(failed ? 2 : 1));
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryFiles.Kind.class)
    void aRestoreThatFailsLeavesTheDirectoryEmptyAndCanBeDoneAgain(MemoryFiles.Kind kind) throws Exception {
        MemoryFiles original = new MemoryFiles();
        try (Store store = Store.open(StoreOptions.of(directory).withFiles(original))) {
            durable(store, 1);
            store.backup(BACKUP, line -> {});
        }
        boolean failed = true;
        for (int n = 0; failed; n++) {
            MemoryFiles files = new MemoryFiles();
            files.set(BACKUP.toString(), original.get(BACKUP.toString()));
            files.failOnce(kind, n);
            failed = !succeeds(() -> Backup.restore(files, BACKUP, directory, line -> {}));
            if (failed) {
                assertThat(files.list(directory)).as("%s %d", kind, n).isEmpty();
                Backup.restore(files, BACKUP, directory, line -> {});
            }
            try (Store store = Store.open(options(files.afterPowerCut(new Random(n)), Durability.STRICT))) {
                assertThat(contents(store)).isEqualTo(Records.afterNumbered(1));
            }
        }
    }

    private interface Attempt {
        void run() throws StoreException;
    }

    private static boolean succeeds(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("injected failure");
            return false;
        }
    }

    private static void durable(Store store, long n) throws Exception {
        store.whenDurable(store.append(Records.numbered(n)))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    /** What the backup among these files contains. */
    private Map<String, Long> restored(MemoryFiles files) throws Exception {
        MemoryFiles elsewhere = new MemoryFiles();
        elsewhere.set(BACKUP.toString(), files.get(BACKUP.toString()));
        Backup.restore(elsewhere, BACKUP, directory, line -> {});
        try (Store store = Store.open(options(elsewhere, Durability.STRICT))) {
            return contents(store);
        }
    }

    @Test
    void whenThePowerFailsExactlyAPrefixIsLeftWithAllThatWasAcknowledged() throws Exception {
        int cuts = Integer.getInteger("holdfast.powercuts", 50);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int cut = 0; cut < cuts; cut++) {
            String when = "cut " + cut + " with seed " + seed;
            MemoryFiles files = new MemoryFiles();
            long position = 0;
            for (int life = 0; life < 3; life++) {
                files.failAllAfter(random.nextInt(100));
                long acknowledged = live(files, position);
                files = files.afterPowerCut(random);
                try (Store store = Store.open(options(files.afterPowerCut(random), Durability.STRICT))) {
                    position = store.position();
                    assertThat(position).as(when).isGreaterThanOrEqualTo(acknowledged);
                    assertThat(contents(store)).as(when).isEqualTo(Records.afterNumbered(position));
                }
            }
        }
    }

    /** Commits until everything fails; returns what was acknowledged by then. */
    private long live(MemoryFiles files, long start) throws Exception {
        AtomicLong acknowledged = new AtomicLong(start);
        Store store;
        try {
            store = Store.open(options(files, Durability.STRICT));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("injected failure");
            return start;
        }
        store.onDurable(acknowledged::set);
        for (int i = 1; i <= TURNS; i++) {
            long position = start + i;
            assertThat(store.append(Records.numbered(position))).isEqualTo(position);
            if (i % 3 == 0) {
                CompletableFuture.anyOf(store.whenDurable(position).toCompletableFuture(), files.failure())
                        .get(60, TimeUnit.SECONDS);
            }
        }
        store.close();
        return acknowledged.get();
    }

    @Test
    void whileNothingCanBeWrittenTheStoreSaysSoKeepsEverythingAndGoesOnByItself() throws Exception {
        MemoryFiles files = new MemoryFiles();
        List<Optional<String>> told = Collections.synchronizedList(new ArrayList<>());
        try (Store store = Store.open(options(files, Durability.STRICT))) {
            store.onStall(told::add);
            store.append(turn(put("a", 1)));
            eventually().until(() -> store.durable() == 1);
            files.failAllAfter(0);
            store.append(turn(put("a", 2)));
            eventually().until(() -> told.size() == 1);
            assertThat(told.get(0))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("injected failure"));
            assertThat(store.stall()).isPresent();
            store.append(turn(put("b", 3)));
            assertThat(store.durable()).isEqualTo(1);
            assertThat(contents(store)).isEqualTo(Map.of("a", 2L, "b", 3L));
            files.failAllAfter(Integer.MAX_VALUE);
            eventually().until(() -> store.durable() == 3);
            eventually().until(() -> told.size() == 2);
            assertThat(told.get(1)).isEmpty();
        }
        try (Store store = Store.open(options(files.afterPowerCut(new Random(1)), Durability.STRICT))) {
            assertThat(contents(store)).isEqualTo(Map.of("a", 2L, "b", 3L));
        }
    }

    @Test
    void whatRelaxedAcknowledgedIsWrittenAgainWhenAForceFails() throws Exception {
        MemoryFiles files = new MemoryFiles();
        files.failOnce(MemoryFiles.Kind.FORCE, 1);
        try (Store store = Store.open(options(files, Durability.RELAXED))) {
            store.append(turn(put("a", 1)));
            eventually().until(() -> store.durable() == 1);
            store.append(turn(put("b", 2)));
            eventually().until(files::hasFailed);
            store.append(turn(put("c", 3)));
            eventually().until(() -> store.durable() == 3);
        }
        try (Store store = Store.open(options(files.afterPowerCut(new Random(1)), Durability.STRICT))) {
            assertThat(contents(store)).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 3L));
        }
    }

    @Test
    void withoutRoomForACheckpointTheJournalGoesOnUntilMemoryIsUsedUp() throws Exception {
        MemoryFiles files = new MemoryFiles();
        files.usableSpace(1000);
        try (Store store = Store.open(options(files, Durability.STRICT))) {
            int i = 0;
            while (store.stall().isEmpty()) {
                store.whenDurable(store.append(turn(put("r" + i, i))))
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
                i++;
            }
            assertThat(store.stall().orElseThrow()).contains("checkpoint").contains("Make room");
            assertThat(store.status().checkpointPosition()).isZero();
            files.usableSpace(Long.MAX_VALUE);
            eventually().until(() -> store.stall().isEmpty());
            assertThat(contents(store)).hasSize(i);
        }
    }

    private StoreOptions options(MemoryFiles files, Durability durability) {
        return StoreOptions.of(directory)
                .withFiles(files)
                .withDurability(durability)
                .withLimits(LIMITS)
                .withRetryDelay(Duration.ofMillis(1));
    }
}
