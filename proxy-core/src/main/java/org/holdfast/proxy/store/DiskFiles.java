package org.holdfast.proxy.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The real file system. */
final class DiskFiles implements StoreFiles {
    @Override
    public List<String> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Override
    public StoreFile create(Path file) throws IOException {
        return new Written(FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return new Shared(new RandomAccessFile(file.toFile(), "r"));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long usableSpace(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** A file that one of the store's own threads writes. */
    private static final class Written implements StoreFile {
        private final FileChannel channel;

        Written(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void read(ByteBuffer to, long position) throws IOException {
            long at = position;
            while (to.hasRemaining()) {
                int count = channel.read(to, at);
                if (count < 0) {
                    throw new EOFException("the file ends at byte " + at);
                }
                at += count;
            }
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            long at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * A file that any thread reads. Not a {@link FileChannel}: an interrupt during a read closes a channel for
     * everybody, and the threads of a world do get interrupted. Not mapped either: a page fault stops the thread
     * where the collector cannot proceed without it, so one slow disk read would stop all threads; and there is no
     * way to give a mapping back, or its disk space.
     */
    private static final class Shared implements StoreFile {
        private final RandomAccessFile file;

        Shared(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public synchronized void read(ByteBuffer to, long position) throws IOException {
            file.seek(position);
            file.readFully(to.array(), to.arrayOffset() + to.position(), to.remaining());
            to.position(to.limit());
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            throw new IOException("this file is open for reading only");
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
