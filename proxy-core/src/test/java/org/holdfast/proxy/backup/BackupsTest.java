package org.holdfast.proxy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class BackupsTest {
    private static final Instant START = Instant.parse("2026-01-31T22:00:00.250Z");
    private static final String FIRST = "holdfast-20260131T220000.250Z-scheduled.backup";

    @TempDir
    Path temp;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<String> alarms = new ArrayList<>();
    private Writing copy = file -> write(file, "everything");
    private Instant now = START;

    /** A {@link Backups.Copy} that is never long enough to say how far it is. */
    private interface Writing {
        void writeTo(Path file) throws BackupException;
    }

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void whatIsAskedForIsInAFileNamedByTheTime() throws Exception {
        assertThat(saved(backups(0, 1).now(line -> {})))
                .isEqualTo(folder().resolve("holdfast-20260131T220000.250Z.backup"));

        assertThat(names()).containsExactly("holdfast-20260131T220000.250Z.backup");
    }

    @Test
    void aSecondOneIsRefusedWhileOneIsWritten() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        copy = file -> {
            begun.countDown();
            awaitIt(end);
            write(file, "everything");
        };
        Backups backups = backups(1, 1);

        Optional<CompletionStage<BackupResult>> first = backups.now(line -> {});
        begun.await();
        assertThat(backups.now(line -> {})).isEmpty();
        // Nor does the schedule begin one.
        backups.look();
        end.countDown();
        saved(first);

        now = now.plusMillis(1);
        saved(backups.now(line -> {}));
        assertThat(names()).hasSize(2).noneMatch(name -> name.contains("scheduled"));
        assertThat(alarms).isEmpty();
    }

    @Test
    void withoutAScheduleNothingHappensByItself() throws Exception {
        backups(0, 1).look();

        assertThat(names()).isEmpty();
    }

    @Test
    void theFirstIsDueAtOnceAndTheNextWhenItsTimeHasCome() throws Exception {
        Backups backups = backups(6, 0);
        backups.look();
        assertThat(names()).containsExactly(FIRST);

        now = START.plus(Duration.ofHours(6)).minusMillis(1);
        backups.look();
        assertThat(names()).hasSize(1);

        now = START.plus(Duration.ofHours(6));
        backups.look();
        assertThat(names()).containsExactly(FIRST, "holdfast-20260201T040000.250Z-scheduled.backup");
    }

    @Test
    void aStartOfTheServerDoesNotBeginTheTimeAnew() throws Exception {
        backups(6, 0).look();
        now = START.plus(Duration.ofHours(5));
        backups(6, 0).look();
        assertThat(names()).hasSize(1);

        now = START.plus(Duration.ofHours(6));
        backups(6, 0).look();
        assertThat(names()).hasSize(2);
    }

    @Test
    void aClockThatWasWrongForAWhileDoesNotEndTheBackups() throws Exception {
        Backups backups = backups(6, 0);
        now = START.plus(Duration.ofDays(3650));
        backups.look();
        now = START;
        backups.look();
        backups.look();

        assertThat(names()).hasSize(2).contains(FIRST);
    }

    @Test
    void onlyTheOldestScheduledOnesAreDeleted() throws Exception {
        Backups backups = backups(1, 2);
        saved(backups.now(line -> {}));
        write(folder().resolve("holdfast-20200101T000000.000Z-scheduled.backup.d"), "unfinished, by its name");
        for (String other : List.of(
                "holdfast-20200101T000000.000Z.backup",
                "holdfast-20201399T000000.000Z-scheduled.backup",
                "holdfast.backup",
                "my-20200101T000000.000Z-scheduled.backup",
                "notes.txt")) {
            write(folder().resolve(other), "somebody else's");
        }
        for (int hour = 0; hour < 4; hour++) {
            now = START.plus(Duration.ofHours(hour));
            backups.look();
        }

        assertThat(names())
                .containsExactly(
                        "holdfast-20200101T000000.000Z.backup",
                        "holdfast-20201399T000000.000Z-scheduled.backup",
                        "holdfast-20260131T220000.250Z.backup",
                        "holdfast-20260201T000000.250Z-scheduled.backup",
                        "holdfast-20260201T010000.250Z-scheduled.backup",
                        "holdfast.backup",
                        "my-20200101T000000.000Z-scheduled.backup",
                        "notes.txt");
    }

    @Test
    void oneThatFailsIsToldLeavesNothingAndIsTriedAgainLater() throws Exception {
        copy = file -> {
            write(file.resolveSibling(file.getFileName() + ".tmp"), "half of ev");
            throw new BackupException("no space left", new IOException());
        };
        Backups backups = backups(6, 1);
        backups.look();
        backups.look();
        assertThat(alarms).containsExactly("no space left");
        assertThat(names()).isEmpty();

        now = START.plus(Duration.ofHours(1));
        copy = file -> write(file, "everything");
        backups.look();
        assertThat(names()).containsExactly("holdfast-20260131T230000.250Z-scheduled.backup");
        assertThat(alarms).hasSize(1);
    }

    @Test
    void whoAskedIsToldWhyItFailedAndMayAskAgain() throws Exception {
        Backups backups = backups(0, 1);
        copy = file -> {
            throw new BackupException("no space left", new IOException());
        };
        assertThat(result(backups.now(line -> {}))).isEqualTo(new BackupResult.Failed("no space left"));
        copy = file -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(result(backups.now(line -> {}))).isEqualTo(new BackupResult.Failed("the host failed; see its log"));
        copy = file -> write(file, "everything");
        saved(backups.now(line -> {}));
        assertThat(alarms).isEmpty();
    }

    @Test
    void afterTheEndNothingBegins() throws Exception {
        Backups backups = backups(0, 1);
        backups.close();

        assertThat(result(backups.now(line -> {}))).isEqualTo(new BackupResult.Failed("the server is stopping"));
    }

    private Backups backups(int hours, int keep) {
        BackupOptions options = new BackupOptions(folder(), Duration.ofHours(hours), keep);
        return new Backups(options, (file, progress) -> copy.writeTo(file), () -> now, alarms::add, thread);
    }

    private Path folder() {
        return temp.resolve("backups");
    }

    private List<String> names() throws IOException {
        if (!Files.exists(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static BackupResult result(Optional<CompletionStage<BackupResult>> started) throws Exception {
        return started.orElseThrow().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Path saved(Optional<CompletionStage<BackupResult>> started) throws Exception {
        return ((BackupResult.Saved) result(started)).file();
    }

    private static void write(Path file, String text) throws BackupException {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BackupException("the test's own fault", e);
        }
    }

    private static void awaitIt(CountDownLatch latch) throws BackupException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new BackupException("interrupted", e);
        }
    }
}
