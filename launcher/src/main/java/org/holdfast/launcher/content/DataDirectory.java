package org.holdfast.launcher.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.holdfast.launcher.io.FileProblem;

/**
 * A data directory that this process alone uses, from before anything is written into it until {@link #close()} or the
 * end of the process, whichever way it ends. The core's store has a lock of its own; this one covers what happens
 * before the store is opened: the layout, the configuration, the log.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory if need be, and claims it.
     *
     * @throws IOException naming the directory, if another process has it or it cannot be written
     */
    @SuppressWarnings("resource") // the lock lives as long as its channel, which close() closes
    public static DataDirectory claim(Path path) throws IOException {
        Path logs = path.resolve("logs");
        FileChannel lockFile;
        try {
            Files.createDirectories(logs);
            lockFile = FileChannel.open(
                    logs.resolve("holdfast.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("cannot write to the data directory " + path + ": " + FileProblem.why(e), e);
        }
        if (!lock(lockFile)) {
            lockFile.close();
            throw new IOException("the data directory " + path
                    + " is in use by another process; stop that one, or name another directory with --data");
        }
        return new DataDirectory(path, lockFile);
    }

    private static boolean lock(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** The folder for the log, which exists. */
    public Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
