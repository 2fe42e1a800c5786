package org.holdfast.proxy.store;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A file system in memory that keeps apart what was written and what is on disk, so that the power can fail; and each
 * of its operations can fail once. Thread-safe.
 *
 * <p>A force that fails loses what it should have brought to disk, as a real one may: the pages are marked clean, and
 * forcing again succeeds without them. A write that fails has written half.
 *
 * <p>There are no directories; but {@link #list} leaves out what ends in {@value #BACKUP}, as if it were in another one.
 */
final class MemoryFiles implements StoreFiles {
    static final String BACKUP = ".backup";

    /** What may fail. */
    enum Kind {
        CREATE,
        WRITE,
        FORCE,
        RENAME,
        DELETE,
        FORCE_DIRECTORY
    }

    /** A write that is not on disk yet, and what was there before. */
    private record Write(int position, ByteBuffer bytes, ByteBuffer before, int lengthBefore) {}

    private static final class Content {
        byte[] bytes = {};
        int length;
        final List<Write> unforced = new ArrayList<>();

        void write(ByteBuffer from, int position) {
            int end = position + from.remaining();
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            ByteBuffer before = ByteBuffer.wrap(Arrays.copyOfRange(bytes, position, end));
            unforced.add(new Write(position, from.duplicate(), before, length));
            from.duplicate().get(bytes, position, from.remaining());
            length = Math.max(length, end);
        }

        /** Undoes what is not on disk; returns it. */
        List<Write> loseUnforced() {
            for (int i = unforced.size() - 1; i >= 0; i--) {
                Write write = unforced.get(i);
                write.before()
                        .duplicate()
                        .get(bytes, write.position(), write.before().remaining());
                length = write.lengthBefore();
            }
            List<Write> lost = List.copyOf(unforced);
            unforced.clear();
            return lost;
        }

        Content copy() {
            Content copy = new Content();
            copy.bytes = bytes.clone();
            copy.length = length;
            copy.unforced.addAll(unforced);
            return copy;
        }
    }

    private final Map<String, Content> names = new TreeMap<>();
    private final Map<String, Content> namesOnDisk = new HashMap<>();
    private final Map<Kind, Integer> counts = new HashMap<>();
    private Kind failing = Kind.WRITE;
    private int failingAt = -1;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private int operationsLeft = Integer.MAX_VALUE;
    private long usable = Long.MAX_VALUE;

    /** Lets the n-th operation of a kind fail, counted from 0. */
    synchronized void failOnce(Kind kind, int n) {
        failing = kind;
        failingAt = n;
    }

    /** Lets everything fail after so many operations that change something. */
    synchronized void failAllAfter(int operations) {
        operationsLeft = operations;
    }

    synchronized void usableSpace(long bytes) {
        usable = bytes;
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    boolean hasFailed() {
        return failed.isDone();
    }

    /** Completes when something has failed. */
    CompletableFuture<Void> failure() {
        return failed;
    }

    /** What is there after the power failed: what was forced, and of the rest this or that. */
    synchronized MemoryFiles afterPowerCut(Random random) {
        MemoryFiles after = new MemoryFiles();
        TreeMap<String, Content> all = new TreeMap<>(namesOnDisk);
        all.putAll(names);
        for (String name : all.keySet()) {
            Content content = (random.nextBoolean() ? names : namesOnDisk).get(name);
            if (content != null) {
                Content survivor = content.copy();
                for (Write write : survivor.loseUnforced()) {
                    int kept = random.nextInt(3) * write.bytes().limit() / 2;
                    survivor.write(write.bytes().duplicate().limit(kept), write.position());
                }
                survivor.unforced.clear();
                after.names.put(name, survivor);
                after.namesOnDisk.put(name, survivor);
            }
        }
        return after;
    }

    /** All files of a directory, and all of it on disk. */
    static MemoryFiles of(Path directory) throws IOException {
        MemoryFiles files = new MemoryFiles();
        DiskFiles disk = new DiskFiles();
        for (String name : disk.list(directory)) {
            files.set(name, Files.readAllBytes(directory.resolve(name)));
        }
        return files;
    }

    synchronized byte[] get(String name) throws IOException {
        Content content = names.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return Arrays.copyOf(content.bytes, content.length);
    }

    synchronized void set(String name, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes;
        content.length = bytes.length;
        names.put(name, content);
        namesOnDisk.put(name, content);
    }

    private boolean fails(Kind kind) {
        int n = counts.merge(kind, 1, Integer::sum) - 1;
        operationsLeft--;
        boolean fails = operationsLeft < 0 || (kind == failing && n == failingAt);
        if (fails) {
            failed.complete(null);
        }
        return fails;
    }

    private static IOException injected() {
        return new IOException("injected failure");
    }

    @Override
    public synchronized List<String> list(Path directory) {
        return names.keySet().stream().filter(name -> !name.endsWith(BACKUP)).toList();
    }

    synchronized boolean has(String name) {
        return names.containsKey(name);
    }

    @Override
    public synchronized StoreFile create(Path file) throws IOException {
        if (fails(Kind.CREATE)) {
            throw injected();
        }
        Content content = new Content();
        names.put(name(file), content);
        return new MemoryFile(content);
    }

    @Override
    public synchronized StoreFile open(Path file) throws IOException {
        Content content = names.get(name(file));
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return new MemoryFile(content);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        if (fails(Kind.RENAME)) {
            throw injected();
        }
        Content content = names.remove(name(from));
        if (content == null) {
            throw new FileNotFoundException(from.toString());
        }
        names.put(name(to), content);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (fails(Kind.DELETE)) {
            throw injected();
        }
        names.remove(name(file));
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        if (fails(Kind.FORCE_DIRECTORY)) {
            throw injected();
        }
        namesOnDisk.clear();
        namesOnDisk.putAll(names);
    }

    @Override
    public synchronized long usableSpace(Path directory) {
        return usable;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private final class MemoryFile implements StoreFile {
        private final Content content;

        MemoryFile(Content content) {
            this.content = content;
        }

        @Override
        public void read(ByteBuffer to, long position) throws IOException {
            synchronized (MemoryFiles.this) {
                if (position + to.remaining() > content.length) {
                    throw new EOFException();
                }
                to.put(content.bytes, (int) position, to.remaining());
            }
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            synchronized (MemoryFiles.this) {
                boolean fails = fails(Kind.WRITE);
                ByteBuffer copy = ByteBuffer.allocate(fails ? from.remaining() / 2 : from.remaining());
                copy.put(from.slice().limit(copy.capacity())).flip();
                from.position(from.limit());
                content.write(copy, (int) position);
                if (fails) {
                    throw injected();
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryFiles.this) {
                if (fails(Kind.FORCE)) {
                    content.loseUnforced();
                    throw injected();
                }
                content.unforced.clear();
            }
        }

        @Override
        public long size() {
            synchronized (MemoryFiles.this) {
                return content.length;
            }
        }

        @Override
        public void close() {}
    }
}
