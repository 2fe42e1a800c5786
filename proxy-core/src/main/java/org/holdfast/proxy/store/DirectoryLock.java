package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a store's directory to one process. */
final class DirectoryLock implements AutoCloseable {
    private final Path directory;
    private final LockFile file;

    private DirectoryLock(Path directory, LockFile file) {
        this.directory = directory;
        this.file = file;
    }

    /** Makes the directory if it is missing, and locks it. */
    static DirectoryLock acquire(Path directory) throws StoreException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException("cannot make the directory " + directory + ": " + IoReason.of(e), e);
        }
        Path file = directory.resolve(FileNames.LOCK);
        try {
            return new DirectoryLock(directory, LockFile.acquire(file));
        } catch (LockFile.InUseException e) {
            throw new StoreException("the store " + directory + " is in use by " + e.owner()
                    + ". Stop that server first, or use another data directory");
        } catch (IOException e) {
            throw new StoreException(
                    "cannot lock " + file + ": " + IoReason.of(e)
                            + ". The store's directory and all in it must be writable for this user",
                    e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Gives the directory up. */
    @Override
    public void close() {
        file.close();
    }
}
