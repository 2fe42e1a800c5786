package org.holdfast.proxy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mapdb.DataInput2;

/**
 * The file of a finished checkpoint. Every block is compared with its checksum before MapDB sees a byte of it, so that
 * damage ends in a {@link DamagedException}, and not in whatever a tree makes of a wrong link. Usable on any thread.
 *
 * <p>Blocks are {@value #BLOCK} bytes: several nodes of the tree, and some microseconds to check. They are kept while
 * there is room; when there is none, the oldest goes that was not used since it last came up for it (second chance),
 * so a scan does not push out the upper nodes. A block that is there is found without a lock.
 */
final class CheckedVolume extends BytesVolume {
    static final int BLOCK = 16 << 10;

    private final Path path;
    private final StoreFile file;
    private final int[] checksums;
    private final long length;
    private final AtomicReferenceArray<@Nullable Block> blocks;
    private final ConcurrentLinkedQueue<Block> inOrderOfAge = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cached = new AtomicInteger();
    private final int capacity;

    CheckedVolume(Path path, StoreFile file, int[] checksums, long cacheBytes) {
        this.path = path;
        this.file = file;
        this.checksums = checksums;
        this.length = (long) checksums.length * BLOCK;
        this.blocks = new AtomicReferenceArray<>(checksums.length);
        this.capacity = (int) Math.max(8, Math.min(cacheBytes / BLOCK, checksums.length));
    }

    private static final class Block {
        final int number;
        final byte[] bytes;
        volatile boolean used;

        Block(int number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }
    }

    /** Of the remaining bytes, which stay remaining. */
    static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    static DamagedException damaged(Path path, long offset) {
        return new DamagedException(path, offset, "a block of " + BLOCK + " bytes does not match its checksum");
    }

    @Override
    void read(long offset, byte[] to, int from, int count) {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new DamagedException(path, offset, "a link leads out of the file");
        }
        int done = 0;
        while (done < count) {
            int at = (int) ((offset + done) % BLOCK);
            int part = Math.min(count - done, BLOCK - at);
            System.arraycopy(block((offset + done) / BLOCK), at, to, from + done, part);
            done += part;
        }
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        int at = (int) (offset % BLOCK);
        if (offset >= 0 && offset + size <= length && at + size <= BLOCK) {
            return new DataInput2.ByteArray(block(offset / BLOCK), at);
        }
        return super.getDataInput(offset, size);
    }

    private byte[] block(long number) {
        Block block = blocks.get((int) number);
        if (block == null) {
            block = load((int) number);
        }
        if (!block.used) {
            block.used = true;
        }
        return block.bytes;
    }

    private Block load(int number) {
        byte[] bytes = new byte[BLOCK];
        long offset = (long) number * BLOCK;
        try {
            file.read(ByteBuffer.wrap(bytes), offset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " at byte " + offset + ": " + e.getMessage(), e);
        }
        if (checksum(ByteBuffer.wrap(bytes)) != checksums[number]) {
            throw damaged(path, offset);
        }
        Block block = new Block(number, bytes);
        Block other = blocks.compareAndExchange(number, null, block);
        if (other != null) {
            return other;
        }
        inOrderOfAge.add(block);
        if (cached.incrementAndGet() > capacity) {
            dropOne();
        }
        return block;
    }

    private void dropOne() {
        Block oldest;
        while ((oldest = inOrderOfAge.poll()) != null) {
            if (!oldest.used) {
                blocks.set(oldest.number, null);
                cached.decrementAndGet();
                return;
            }
            oldest.used = false;
            inOrderOfAge.add(oldest);
        }
    }

    @Override
    void write(long offset, byte[] from, int start, int count) {
        throw new UnsupportedOperationException("a checkpoint is never changed");
    }

    @Override
    public void clear(long start, long end) {
        throw new UnsupportedOperationException("a checkpoint is never changed");
    }

    /** Does nothing: MapDB asks for its first page to be there. */
    @Override
    public void ensureAvailable(long size) {}

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public void sync() {}

    /** Does nothing: the file belongs to {@link CheckpointFile}. */
    @Override
    public void close() {}
}
