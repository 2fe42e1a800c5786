package org.holdfast.proxy.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.store.Records.contents;
import static org.holdfast.proxy.store.Records.key;
import static org.holdfast.proxy.store.Records.put;
import static org.holdfast.proxy.store.Records.record;
import static org.holdfast.proxy.store.Records.turn;

class StoppedStoreTest {
    @TempDir
    Path directory;

    @Test
    void whatIsInAStoppedStoreCanBeLookedAt() throws Exception {
        fill("store");
        try (StoppedStore stopped = StoppedStore.open(options("store"))) {
            assertThat(stopped.position()).isEqualTo(2);
            assertThat(stopped.get(key("a"))).contains(record("a", 1));
            assertThat(stopped.get(key("none"))).isEmpty();
            List<StoredRecord> all = new ArrayList<>();
            stopped.list(Optional.empty(), all::add);
            assertThat(all)
                    .extracting(record -> record.key().toString())
                    .containsExactly("host/x", "world/a", "world/b");
            assertThat(contents(stopped)).isEqualTo(Map.of("a", 1L, "b", 2L));
        }
    }

    @Test
    void aDirectoryWithoutAStoreIsNotAnEmptyStore() throws Exception {
        assertThatThrownBy(() -> StoppedStore.check(options("missing"))).hasMessageContaining("there is no store");
        Files.createDirectories(directory.resolve("store"));
        Files.createFile(directory.resolve("store").resolve(FileNames.LOCK));
        assertThatThrownBy(() -> StoppedStore.check(options("store"))).hasMessageContaining("there is no store");
    }

    @Test
    void checkingCountsWhatIsThere() throws Exception {
        fill("store");
        StoppedStore.Report report = StoppedStore.check(options("store"));
        assertThat(report.problems()).isEmpty();
        assertThat(report.position()).isEqualTo(2);
        assertThat(report.records()).isEqualTo(Map.of("host", 1L, "world", 2L));
        assertThat(report.bytes()).isPositive();
    }

    @Test
    void checkingFindsDamageThatAServerWouldFindLater() throws Exception {
        fill("store");
        Path checkpoint = directory.resolve("store").resolve(FileNames.checkpoint(2));
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[1_500_000] ^= 1;
        bytes[1_600_000] ^= 1;
        Files.write(checkpoint, bytes);
        StoppedStore.Report report = StoppedStore.check(options("store"));
        assertThat(report.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains(checkpoint + " is damaged at byte"));
        assertThat(report.records())
                .as("what could be read, as these blocks are not in use")
                .isEqualTo(Map.of("host", 1L, "world", 2L));
    }

    @Test
    void aRunningServersStoreIsRefused() throws Exception {
        try (Store store = Store.open(options("store"))) {
            assertThat(store.position()).isZero();
            assertThatThrownBy(() -> StoppedStore.check(options("store")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use");
        }
        assertThatThrownBy(() -> StoppedStore.open(options("nowhere")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no store");
    }

    @Test
    void aBackupOfARunningStoreIsWhatItWasAtOneMoment() throws Exception {
        Path backup = directory.resolve("backups/one.holdfast");
        try (Store store = Store.open(options("store"))) {
            for (int i = 1; i <= 30; i++) {
                store.append(Records.numbered(i));
            }
            store.checkpoint().toCompletableFuture().get(60, TimeUnit.SECONDS);
            store.append(Records.numbered(31));
            store.backup(backup, line -> {});
            store.append(Records.numbered(32));
            assertThatThrownBy(() -> store.backup(backup, line -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("exists");
        }
        assertThat(Backup.restore(backup, directory.resolve("restored"), line -> {}))
                .isEqualTo(Records.afterNumbered(31).size());
        try (Store store = Store.open(options("restored"))) {
            assertThat(contents(store)).isEqualTo(Records.afterNumbered(31));
            assertThat(store.append(Records.numbered(32))).isEqualTo(32);
        }
        try (Store store = Store.open(options("restored"))) {
            assertThat(contents(store)).isEqualTo(Records.afterNumbered(32));
        }
    }

    @Test
    void aBackupOfAStoppedStoreIsAllOfIt() throws Exception {
        fill("store");
        Path backup = directory.resolve("one.holdfast");
        try (StoppedStore stopped = StoppedStore.open(options("store"))) {
            stopped.backup(backup);
        }
        Backup.restore(backup, directory.resolve("restored"), line -> {});
        assertThat(StoppedStore.check(options("restored"))).isEqualTo(StoppedStore.check(options("store")));
    }

    @Test
    void aBackupGoesOnlyIntoAnEmptyDirectoryAndOnlyWhole() throws Exception {
        fill("store");
        Path backup = directory.resolve("one.holdfast");
        try (StoppedStore stopped = StoppedStore.open(options("store"))) {
            stopped.backup(backup);
        }
        assertThatThrownBy(() -> Backup.restore(backup, directory.resolve("store"), line -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not empty");
        byte[] bytes = Files.readAllBytes(backup);
        bytes[1_200_000] ^= 1;
        Files.write(backup, bytes);
        Path target = directory.resolve("restored");
        assertThatThrownBy(() -> Backup.restore(backup, target, line -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
        assertThat(target.toFile().list()).containsExactly(FileNames.LOCK);
    }

    private void fill(String name) throws Exception {
        try (Store store = Store.open(options(name))) {
            store.append(turn(put("a", 1), put("b", 2)));
            RecordKey key = new RecordKey("host", "x");
            store.append(turn(new RecordChange.Put(new StoredRecord(key, 1, Doc.Obj.EMPTY))));
        }
    }

    private StoreOptions options(String name) {
        return StoreOptions.of(directory.resolve(name));
    }
}
