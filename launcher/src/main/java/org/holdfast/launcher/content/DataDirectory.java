package org.holdfast.launcher.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.launcher.io.FileProblem;
import org.holdfast.proxy.store.LockFile;

/**
 * A data directory that this process alone uses, from before anything is written into it until {@link #close()} or the
 * end of the process, whichever way it ends. The core's store has a lock of its own; this one covers what happens
 * before the store is opened: the layout, the configuration, the log.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final LockFile lock;

    private DataDirectory(Path path, LockFile lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory if need be, and claims it.
     *
     * @throws IOException naming the directory, if another process has it or it cannot be written
     */
    public static DataDirectory claim(Path path) throws IOException {
        Path logs = path.resolve("logs");
        try {
            Files.createDirectories(logs);
            return new DataDirectory(path, LockFile.acquire(logs.resolve("holdfast.lock")));
        } catch (LockFile.InUseException e) {
            throw new IOException(
                    "the data directory " + path + " is in use by " + e.owner()
                            + "; stop that server, or name another directory with --data",
                    e);
        } catch (IOException e) {
            throw new IOException("cannot write to the data directory " + path + ": " + FileProblem.why(e), e);
        }
    }

    /** Likewise, but a directory that is missing is not made: {@link IOException}. */
    public static DataDirectory claimExisting(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException("there is no data directory " + path + "; name one with --data");
        }
        return claim(path);
    }

    public Path path() {
        return path;
    }

    /** The folder for the log, which exists. */
    public Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() {
        lock.close();
    }
}
