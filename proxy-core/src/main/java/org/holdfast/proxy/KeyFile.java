package org.holdfast.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.holdfast.proxy.account.KeyPlace;
import org.holdfast.proxy.store.IoReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a key in a file of its own, beside the store and in no backup of it: one line, which its owner alone can read where
 * the file system knows owners.
 */
public final class KeyFile implements KeyPlace {
    /** In the data directory. */
    public static final String NAME = "account.key";

    private static final String FORMAT = "holdfast-key-1 ";
    private static final int LARGEST = 1_024;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;

    private KeyFile(Path file) {
        this.file = file;
    }

    /**
     * The one of the data directory that a store is in.
     *
     * @param store its folder
     */
    public static KeyFile beside(Path store) {
        return new KeyFile(store.resolveSibling(NAME));
    }

    @Override
    public Optional<byte[]> read() throws IOException {
        String line;
        try {
            line = Files.size(file) > LARGEST
                    ? ""
                    : Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw noKey();
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + IoReason.of(e), e);
        }
        byte[] key = decoded(line);
        if (key.length != BYTES) {
            throw noKey();
        }
        warnIfOthersMayRead();
        return Optional.of(key);
    }

    /** As after a copy was put back; the key is good all the same. */
    private void warnIfOthersMayRead() throws IOException {
        if (isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            LOG.warn("others than its owner may read {}, which is a secret; 'chmod 600 {}' ends that", file, file);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Empty if it is none. */
    private static byte[] decoded(String line) {
        try {
            return line.startsWith(FORMAT) ? Base64.getDecoder().decode(line.substring(FORMAT.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private IOException noKey() {
        return new IOException(file + " is no key that this version knows");
    }

    @Override
    public void keep(byte[] key) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is there already");
        }
        try {
            write(key);
        } catch (FileSystemException e) {
            throw new IOException(IoReason.of(e), e);
        }
    }

    private void write(byte[] key) throws IOException {
        Path unfinished = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(unfinished);
        boolean posix = isPosix();
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        byte[] line = (FORMAT + Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel =
                FileChannel.open(unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        if (posix) {
            // What is sealed with it must not be on disk before its name is.
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
