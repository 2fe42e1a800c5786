package org.holdfast.proxy.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups, one at a time: when staff ask, and when the schedule says so. The work is done on a thread of its own.
 *
 * <p>Usable on any thread; no method but {@link #close} waits. Lives as long as the core.
 */
public final class Backups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    /** How often to look whether one is due. The first look comes when the start, which is busy enough, is over. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** How long a backup that is being written may take to end when the core stops. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final BackupOptions options;
    private final Copy copy;
    private final InstantSource clock;
    private final Consumer<String> alarm;
    private final ScheduledExecutorService thread;
    private final BackupFolder folder;
    private final BackupSchedule schedule;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Writes everything that is to be saved into a file. */
    public interface Copy {
        /**
         * Writes the file; on the thread of the backups, as long as it takes.
         *
         * @param file does not exist yet, and its directory may not either; a file of this name must be whole
         * @param progress told, in sentences, how far it is when it takes more than a second
         * @throws BackupException if it cannot; there is no file of this name then
         */
        void writeTo(Path file, Consumer<String> progress) throws BackupException;
    }

    /**
     * Ready to be asked; the schedule waits for {@link #start}.
     *
     * @param alarm told, in one line for staff, of each scheduled backup that failed
     */
    public Backups(BackupOptions options, Copy copy, InstantSource clock, Consumer<String> alarm) {
        this(options, copy, clock, alarm, newThread());
    }

    Backups(
            BackupOptions options,
            Copy copy,
            InstantSource clock,
            Consumer<String> alarm,
            ScheduledExecutorService thread) {
        this.options = options;
        this.copy = copy;
        this.clock = clock;
        this.alarm = alarm;
        this.thread = thread;
        this.folder = new BackupFolder(options.directory());
        this.schedule = new BackupSchedule(options.every());
    }

    private static ScheduledExecutorService newThread() {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(null, task, "holdfast-backup", 0, false);
            made.setDaemon(true);
            return made;
        });
    }

    /** What a backup is called that somebody asks for at this time. */
    public static Path fileAskedFor(Path directory, Instant time) {
        return new BackupFolder(directory).asked(time);
    }

    /** From now on the schedule counts. */
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Begins a backup.
     *
     * @param progress told, in sentences, how far it is when it takes more than a second; on the thread that writes
     * @return empty if one is being written already; else how it ended, completed on the thread that writes
     */
    public Optional<CompletionStage<BackupResult>> now(Consumer<String> progress) {
        if (!busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        CompletableFuture<BackupResult> result = new CompletableFuture<>();
        try {
            thread.execute(() -> result.complete(save(folder.asked(clock.instant()), progress)));
        } catch (RejectedExecutionException closed) {
            busy.set(false);
            result.complete(new BackupResult.Failed("the server is stopping"));
        }
        return Optional.of(result);
    }

    /** Makes a scheduled backup if one is due. On the thread that writes. */
    void look() {
        Instant now = clock.instant();
        BackupResult result;
        try {
            if (!schedule.isDue(now, folder.newestScheduled(now)) || !busy.compareAndSet(false, true)) {
                return;
            }
            result = save(folder.scheduled(now), line -> {});
        } catch (IOException e) {
            result = new BackupResult.Failed("cannot read " + options.directory() + ": " + e.getMessage());
        }
        if (result instanceof BackupResult.Failed failed) {
            schedule.failed(now);
            alarm.accept(failed.reason());
        } else {
            forgetOldOnes();
        }
    }

    private void forgetOldOnes() {
        if (options.keep() > 0) {
            try {
                folder.keepScheduled(options.keep());
            } catch (IOException e) {
                alarm.accept("an old backup cannot be deleted: " + e.getMessage());
            }
        }
    }

    /** Throws nothing: whoever asked waits for the result, and the schedule goes on. */
    private BackupResult save(Path file, Consumer<String> progress) {
        BackupResult result;
        long start = System.nanoTime();
        try {
            folder.deleteUnfinished();
            copy.writeTo(file, progress);
            LOG.info("saved to {} in {} ms", file, (System.nanoTime() - start) / 1_000_000);
            result = new BackupResult.Saved(file);
        } catch (BackupException | IOException e) {
            LOG.info("a backup failed: {}", e.getMessage());
            result = new BackupResult.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("a backup failed in the host itself", e);
            result = new BackupResult.Failed("the host failed; see its log");
        }
        if (result instanceof BackupResult.Failed) {
            deleteWhatIsLeft();
        }
        busy.set(false);
        return result;
    }

    /** On a disk that is full, the half of a backup takes the space that the game needs. */
    private void deleteWhatIsLeft() {
        try {
            folder.deleteUnfinished();
        } catch (IOException e) {
            LOG.warn("what is left of a backup cannot be deleted: {}", e.getMessage());
        }
    }

    /** Begins no further backup, and waits some seconds for the one that is being written. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a backup did not end within {} s and is given up", CLOSING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
