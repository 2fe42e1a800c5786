package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store's directory to one process: a lock of the operating system, which ends with the process however that
 * ends, on a file that tells others who has it.
 *
 * <p>Directories of this process are remembered as well: it would get the lock again, and closing the file once would
 * then end all of its locks (POSIX).
 */
final class DirectoryLock implements AutoCloseable {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final int MAX_PID = 20;

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Makes the directory if it is missing, and locks it. */
    static DirectoryLock acquire(Path directory) throws StoreException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException("cannot make the directory " + directory + ": " + reason(e), e);
        }
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException e) {
            throw new StoreException("cannot use the directory " + directory + ": " + reason(e), e);
        }
        if (!OURS.add(real)) {
            throw inUse(directory, "this process (" + ProcessHandle.current().pid() + ")");
        }
        boolean locked = false;
        try {
            DirectoryLock lock = new DirectoryLock(real, lockFile(directory));
            locked = true;
            return lock;
        } catch (IOException e) {
            throw new StoreException(
                    "cannot lock " + directory.resolve(FileNames.LOCK) + ": " + reason(e)
                            + ". The store's directory and all in it must be writable for this user",
                    e);
        } finally {
            if (!locked) {
                OURS.remove(real);
            }
        }
    }

    private static FileChannel lockFile(Path directory) throws IOException, StoreException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FileNames.LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, "process " + owner(channel));
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(pid + "\n"), 0);
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_PID);
        channel.read(bytes, 0);
        String pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
        return pid.matches("\\d+") ? pid : "(unknown)";
    }

    private static StoreException inUse(Path directory, String owner) {
        return new StoreException("the store " + directory + " is in use by " + owner
                + ". Stop that server first, or use another data directory");
    }

    /** What went wrong, without the path that {@link FileSystemException} would repeat. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        @Nullable String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    Path directory() {
        return directory;
    }

    /** Gives the directory up. The file stays: removing it could remove that of the next owner. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest, and there is nothing that could be done about it here.
        } finally {
            OURS.remove(directory);
        }
    }
}
