package org.holdfast.proxy.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** How to open a store. Immutable; {@link #of} gives the defaults and each {@code with} method a changed copy. */
public final class StoreOptions {
    private final Path directory;
    private final Durability durability;
    private final StoreLimits limits;
    private final Duration retryDelay;
    private final Consumer<String> progress;
    private final StoreFiles files;

    private StoreOptions(
            Path directory,
            Durability durability,
            StoreLimits limits,
            Duration retryDelay,
            Consumer<String> progress,
            StoreFiles files) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.durability = Objects.requireNonNull(durability, "durability");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.retryDelay = Objects.requireNonNull(retryDelay, "retryDelay");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.files = Objects.requireNonNull(files, "files");
    }

    /**
     * The defaults.
     *
     * @param directory where the store lives; made when it is missing
     */
    public static StoreOptions of(Path directory) {
        return new StoreOptions(
                directory, Durability.STRICT, StoreLimits.DEFAULT, Duration.ofSeconds(1), line -> {}, new DiskFiles());
    }

    public StoreOptions withDurability(Durability value) {
        return new StoreOptions(directory, value, limits, retryDelay, progress, files);
    }

    public StoreOptions withLimits(StoreLimits value) {
        return new StoreOptions(directory, durability, value, retryDelay, progress, files);
    }

    /** How long the store waits before it tries again what the disk refused. */
    public StoreOptions withRetryDelay(Duration value) {
        return new StoreOptions(directory, durability, limits, value, progress, files);
    }

    /** Who is told, in sentences for the operator, what opening does when it takes more than a second. */
    public StoreOptions withProgress(Consumer<String> value) {
        return new StoreOptions(directory, durability, limits, retryDelay, value, files);
    }

    /** Replaces the file system, so that a test can make it fail. */
    StoreOptions withFiles(StoreFiles value) {
        return new StoreOptions(directory, durability, limits, retryDelay, progress, value);
    }

    public Path directory() {
        return directory;
    }

    public Durability durability() {
        return durability;
    }

    public StoreLimits limits() {
        return limits;
    }

    public Duration retryDelay() {
        return retryDelay;
    }

    public Consumer<String> progress() {
        return progress;
    }

    StoreFiles files() {
        return files;
    }
}
