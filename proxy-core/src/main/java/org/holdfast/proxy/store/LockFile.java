package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one process at a time has locked, and that tells others which one: a lock of the operating system, which
 * ends with the process however that ends.
 *
 * <p>Files that this process has locked are remembered as well: it would get the lock again, and closing the file once
 * would then end all of its locks (POSIX). Usable on any thread.
 */
public final class LockFile implements AutoCloseable {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final int MAX_PID = 20;

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Somebody else has the lock. */
    public static final class InUseException extends Exception {
        private InUseException(String owner) {
            super(owner);
        }

        /** Who, as in "in use by process 4711". */
        public String owner() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Makes the file if it is missing, and locks it.
     *
     * @param file in a directory that exists
     * @throws IOException if it cannot be written
     */
    public static LockFile acquire(Path file) throws IOException, InUseException {
        Path real = real(file);
        if (!OURS.add(real)) {
            throw new InUseException("this process (" + ProcessHandle.current().pid() + ")");
        }
        boolean locked = false;
        try {
            LockFile lock = new LockFile(real, lock(real));
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                OURS.remove(real);
            }
        }
    }

    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        return directory == null ? absolute : directory.toRealPath().resolve(file.getFileName());
    }

    private static FileChannel lock(Path file) throws IOException, InUseException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            if (channel.tryLock() == null) {
                throw new InUseException("process " + owner(channel));
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

    /** Gives the lock up. The file stays: removing it could remove that of the next owner. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest, and there is nothing that could be done about it here.
        } finally {
            OURS.remove(file);
        }
    }
}
