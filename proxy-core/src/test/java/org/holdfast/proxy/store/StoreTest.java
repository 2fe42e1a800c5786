package org.holdfast.proxy.store;

import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.store.Records.WORLD;
import static org.holdfast.proxy.store.Records.contents;
import static org.holdfast.proxy.store.Records.delete;
import static org.holdfast.proxy.store.Records.eventually;
import static org.holdfast.proxy.store.Records.key;
import static org.holdfast.proxy.store.Records.put;
import static org.holdfast.proxy.store.Records.record;
import static org.holdfast.proxy.store.Records.turn;

class StoreTest {
    @TempDir
    Path directory;

    @Test
    void positionsCountFromOneAndReadsSeeWhatWasAccepted() throws Exception {
        try (Store store = open()) {
            assertThat(store.position()).isZero();
            assertThat(store.append(turn(put("a", 1), put("b", 2)))).isEqualTo(1);
            assertThat(store.append(turn(put("a", 3), delete("b")))).isEqualTo(2);
            assertThat(store.read(key("a"))).contains(record("a", 3));
            assertThat(store.read(key("b"))).isEmpty();
            assertThat(store.read(key("c"))).isEmpty();
            assertThat(store.position()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aTurnBecomesDurableAndIsThereAfterReopening(Durability durability) throws Exception {
        StoreOptions options = StoreOptions.of(directory).withDurability(durability);
        try (Store store = Store.open(options)) {
            await(store, store.append(turn(put("a", 1))));
            await(store, store.append(turn(put("b", 2))));
            assertThat(store.durable()).isEqualTo(2);
        }
        try (Store store = Store.open(options)) {
            assertThat(store.position()).isEqualTo(2);
            assertThat(store.durable()).isEqualTo(2);
            assertThat(contents(store)).isEqualTo(Map.of("a", 1L, "b", 2L));
            assertThat(store.append(turn(put("c", 3)))).isEqualTo(3);
        }
        try (Store store = Store.open(options)) {
            assertThat(contents(store)).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 3L));
        }
    }

    @Test
    void theWatermarkRisesAndNeverRunsAhead() throws Exception {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        try (Store store = open()) {
            store.onDurable(seen::add);
            for (int i = 1; i <= 200; i++) {
                store.append(turn(put("a", i)));
            }
            eventually().until(() -> store.durable() == 200);
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(200L);
    }

    @Test
    void everyTurnOfManyThreadsIsKept() throws Exception {
        long threads = 8;
        long turns = 200;
        try (Store store = open()) {
            List<Thread> producers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String id = "t" + t;
                producers.add(new Thread(() -> {
                    for (int i = 1; i <= turns; i++) {
                        store.append(turn(put(id, i), put(id + "-" + i, i)));
                    }
                }));
            }
            producers.forEach(Thread::start);
            for (Thread producer : producers) {
                producer.join();
            }
            assertThat(store.position()).isEqualTo(threads * turns);
        }
        try (Store store = open()) {
            assertThat(store.records()).isEqualTo(threads * (turns + 1));
            assertThat(store.read(key("t3"))).contains(record("t3", turns));
        }
    }

    @Test
    void aSnapshotStaysAtItsPositionAndTellsWhatHappenedSince() throws Exception {
        try (Store store = open()) {
            store.append(turn(put("a", 1), put("b", 2), put("c", 3)));
            store.append(new Commit(
                    "core",
                    0,
                    0,
                    Optional.empty(),
                    List.of(new RecordChange.Put(new StoredRecord(new RecordKey("host", "x"), 1, Doc.Obj.EMPTY)))));
            try (Snapshot snapshot = store.snapshot(WORLD)) {
                List<StoredRecord> slice = new ArrayList<>();
                assertThat(snapshot.readSlice(2, slice::add)).isTrue();
                store.append(turn(put("c", 30), put("d", 4)));
                store.append(turn(put("d", 5), delete("a")));
                assertThat(snapshot.readSlice(2, slice::add)).isFalse();
                assertThat(slice).containsExactly(record("a", 1), record("b", 2), record("c", 3));
                assertThat(snapshot.position()).isEqualTo(2);

                assertThat(snapshot.changesSince()).containsExactly(delete("a"), put("c", 30), put("d", 5));
                assertThat(snapshot.position()).isEqualTo(4);
                assertThat(snapshot.changesSince()).isEmpty();
                store.append(turn(put("a", 7)));
                assertThat(snapshot.changesSince()).containsExactly(put("a", 7));
                assertThat(snapshot.position()).isEqualTo(5);
            }
        }
    }

    @Test
    void aCheckpointChangesNothingThatIsSeenAndShortensTheJournal() throws Exception {
        try (Store store = open()) {
            store.append(turn(put("a", 1), put("b", 2), put("c", 3)));
            checkpoint(store);
            store.append(turn(delete("a"), put("c", 4), put("d", 5)));
            try (Snapshot before = store.snapshot(WORLD)) {
                checkpoint(store);
                assertThat(contents(before)).isEqualTo(Map.of("b", 2L, "c", 4L, "d", 5L));
                assertThat(before.changesSince()).isEmpty();
            }
            assertThat(store.status().checkpointPosition()).isEqualTo(2);
            assertThat(store.status().checkpointRecords()).isEqualTo(3);
            assertThat(store.records()).isEqualTo(3);
            assertThat(store.read(key("a"))).isEmpty();
            assertThat(contents(store)).isEqualTo(Map.of("b", 2L, "c", 4L, "d", 5L));
        }
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("store.lock", "checkpoint-00000003.mapdb");
        try (Store store = open()) {
            assertThat(contents(store)).isEqualTo(Map.of("b", 2L, "c", 4L, "d", 5L));
        }
    }

    @Test
    void manySnapshotsDoNotMakeReadsLookAtManyLevels() throws Exception {
        try (Store store = open()) {
            for (int i = 0; i < 100; i++) {
                store.append(turn(put("a" + i, i), put("b", i)));
                store.snapshot(WORLD).close();
            }
            assertThat(contents(store)).hasSize(101).containsEntry("b", 99L).containsEntry("a50", 50L);
            assertThat(store.read(key("a7"))).contains(record("a7", 7));
        }
    }

    @Test
    void documentsOfAnySizeAndIdsOfAnyScriptAreKept() throws Exception {
        String id = "Łódź/東京 \uD83C\uDF32";
        String large = "x".repeat(3 << 20);
        StoredRecord record = new StoredRecord(
                key(id), 7, Doc.object().put("text", large).put("name", id).build());
        try (Store store = open()) {
            store.append(turn(new RecordChange.Put(record), put("small", 1)));
        }
        try (Store store = open()) {
            assertThat(store.read(key(id))).contains(record);
            assertThat(store.read(key("small"))).contains(record("small", 1));
        }
    }

    @Test
    void theKeyOrderOfASnapshotIsTheOrderOfNamespacesThenIds() throws Exception {
        List<RecordKey> keys = List.of(
                new RecordKey("a", "z"),
                new RecordKey("a", "\uE000"),
                new RecordKey("a-b", "1"),
                new RecordKey("a-b", "10"),
                new RecordKey("ab", "0"));
        try (Store store = open()) {
            for (RecordKey key : keys) {
                store.append(turn(new RecordChange.Put(new StoredRecord(key, 1, Doc.Obj.EMPTY))));
            }
            for (int i = 0; i < 2; i++) {
                List<RecordKey> seen = new ArrayList<>();
                try (Snapshot snapshot = store.snapshot(Set.of("ab", "a", "a-b", "none"))) {
                    assertThat(snapshot.readSlice(100, record -> seen.add(record.key())))
                            .isFalse();
                }
                assertThat(seen).isEqualTo(keys);
                checkpoint(store);
            }
        }
    }

    @Test
    void anInterruptedThreadCanDoEverything() throws Exception {
        try (Store store = open()) {
            store.append(turn(put("a", 1)));
            checkpoint(store);
        }
        Store store = open();
        Thread.currentThread().interrupt();
        try {
            store.append(turn(put("b", 2)));
            assertThat(store.read(key("a"))).contains(record("a", 1));
            assertThat(contents(store)).isEqualTo(Map.of("a", 1L, "b", 2L));
            store.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (Store again = open()) {
            assertThat(contents(again)).isEqualTo(Map.of("a", 1L, "b", 2L));
        }
    }

    @Test
    void aLongBacklogIsMadeIntoACheckpointBeforeServing() throws Exception {
        int turns = 1000;
        MemoryFiles left;
        MemoryFiles files = new MemoryFiles();
        try (Store store = Store.open(StoreOptions.of(directory).withFiles(files))) {
            for (int i = 0; i < turns; i++) {
                store.append(turn(put("r" + i, i)));
            }
            await(store, turns);
            // As after a kill: closing would write a checkpoint.
            left = files.afterPowerCut(new Random(1));
        }
        for (StoreLimits tooLong : List.of(
                new StoreLimits(1 << 20, 20_000, 1 << 20, 1 << 20, 1 << 20),
                new StoreLimits(1 << 20, 1 << 20, 1 << 20, 20_000, 1 << 20))) {
            StoreOptions options = StoreOptions.of(directory).withFiles(left.afterPowerCut(new Random(2)));
            try (Store store = Store.open(options)) {
                assertThat(store.status().checkpointPosition())
                        .as("a short one")
                        .isZero();
            }
            options = StoreOptions.of(directory).withFiles(left.afterPowerCut(new Random(2)));
            try (Store store = Store.open(options.withLimits(tooLong))) {
                assertThat(store.status().checkpointPosition()).isEqualTo(turns);
                assertThat(store.status().overlayBytes()).isZero();
                assertThat(store.status().journalBytes()).isZero();
                assertThat(contents(store)).hasSize(turns).containsEntry("r999", 999L);
            }
        }
    }

    @Test
    void theOverlayStaysBoundedHoweverFastTurnsCome() throws Exception {
        StoreLimits small = new StoreLimits(1 << 20, 10_000, 1 << 20, 1 << 20, 1 << 20);
        try (Store store = Store.open(StoreOptions.of(directory).withLimits(small))) {
            long largest = 0;
            for (int i = 0; i < 2000; i++) {
                store.append(turn(put("r" + i, i)));
                largest = Math.max(largest, store.status().overlayBytes());
            }
            assertThat(largest).isBetween(10_000L, 4 * 10_000L + 1_000);
            assertThat(contents(store)).hasSize(2000);
        }
    }

    @Test
    void whatCausedATurnIsAccepted() throws Exception {
        Commit commit = new Commit(
                "world", 3, 17, Optional.of(new Cause(SessionId.random(), 4)), List.of(put("a", 1), put("a", 2)));
        try (Store store = open()) {
            store.append(commit);
        }
        try (Store store = open()) {
            assertThat(store.read(key("a"))).contains(record("a", 2));
        }
    }

    @Test
    void aClosedStoreRefusesTurns() throws Exception {
        Store store = open();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.append(turn(put("a", 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aClosedStoreCannotBeReadAndAnOpenSnapshotOfItStillCan() throws Exception {
        Store store = open();
        store.append(turn(put("a", 1)));
        checkpoint(store);
        Snapshot snapshot = store.snapshot(WORLD);
        store.close();
        assertThatThrownBy(() -> store.read(key("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.snapshot(WORLD)).isInstanceOf(IllegalStateException.class);
        assertThat(contents(snapshot)).isEqualTo(Map.of("a", 1L));
        snapshot.close();
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws Exception {
        SegmentHeader header = new SegmentHeader(SegmentHeader.FORMAT + 1, UUID.randomUUID(), 1, 1, 1, 0, 0);
        Files.write(directory.resolve(FileNames.journal(1)), header.encode().array());
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining(FileNames.journal(1));
    }

    @Test
    void aCheckpointAndABackupOfANewerVersionAreRefused() throws Exception {
        Path backup = directory.resolve("one.backup");
        Path store = directory.resolve("store");
        try (Store opened = Store.open(StoreOptions.of(store))) {
            opened.append(turn(put("a", 1)));
            opened.backup(backup, line -> {});
        }
        for (Path file : List.of(backup, store.resolve(FileNames.checkpoint(2)))) {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer.wrap(bytes).putInt(bytes.length - 12, Manifest.FORMAT + 1);
            Files.write(file, bytes);
        }
        assertThatThrownBy(() -> Store.open(StoreOptions.of(store)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining(FileNames.checkpoint(2));
        assertThatThrownBy(() -> Backup.restore(backup, directory.resolve("restored"), line -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining(backup.toString());
    }

    @Test
    void filesOfAnotherStoreAreRefused() throws Exception {
        try (Store store = open()) {
            store.append(turn(put("a", 1)));
        }
        SegmentHeader header = new SegmentHeader(SegmentHeader.FORMAT, UUID.randomUUID(), 1, 2, 2, 1, 100);
        Files.write(directory.resolve(FileNames.journal(2)), header.encode().array());
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("another store");
    }

    @Test
    void anotherProcessKeepsTheDirectoryUntilItDies() throws Exception {
        Process process = KillTarget.start(directory, Durability.STRICT, directory.resolve("errors.txt"));
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(lines.readLine()).isEqualTo("open");
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by process " + process.pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void aLongRecoverySaysWhatItDoes() {
        List<String> said = new ArrayList<>();
        long[] now = {0};
        Progress progress = new Progress("Recovering", said::add, () -> now[0]);
        progress.report(10, "changes replayed");
        now[0] = 1_100_000_000;
        progress.report(120_000, "changes replayed");
        progress.report(120_001, "changes replayed");
        now[0] = 1_500_000_000;
        progress.finish(150_000, "changes replayed");
        assertThat(said)
                .containsExactly(
                        "Recovering: 120,000 changes replayed in 1.1 s",
                        "Recovering: 150,000 changes replayed in 1.5 s");
    }

    @Test
    void whatIsTakenOneByOneIsCountedOnTheWay() {
        List<String> said = new ArrayList<>();
        long[] now = {0};
        Progress progress = new Progress("Saving", said::add, () -> now[0]);
        Iterator<String> counted = progress.counting(List.of("a", "b", "c").iterator(), "records saved");
        counted.next();
        now[0] = 2_000_000_000;
        counted.next();
        now[0] = 2_500_000_000L;
        assertThat(counted.next()).isEqualTo("c");
        assertThat(counted.hasNext()).isFalse();
        assertThat(said).containsExactly("Saving: 2 records saved in 2.0 s", "Saving: 3 records saved in 2.5 s");
    }

    @Test
    void aDirectoryInUseIsRefusedWithTheOwnersPid() throws Exception {
        try (Store store = open()) {
            assertThat(store.position()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        open().close();
    }

    @Test
    void aDirectoryThatIsAFileIsRefusedInOneLine() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Store.open(StoreOptions.of(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .message()
                .doesNotContain("\n");
    }

    private Store open() throws StoreException {
        return Store.open(StoreOptions.of(directory));
    }

    private static void await(Store store, long position) throws Exception {
        store.whenDurable(position).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void checkpoint(Store store) throws Exception {
        store.checkpoint().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
