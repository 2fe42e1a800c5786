package org.holdfast.proxy.heap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a dump by their position, big-endian. Mapped into memory in pieces, because a buffer ends at 2 GiB; a piece
 * overlaps the next by as much as a value is long. Whoever reads beyond the end gets an
 * {@link IndexOutOfBoundsException}.
 */
final class DumpFile {
    private static final int PIECE_BITS = 30;
    private static final int OFFSET_MASK = (1 << PIECE_BITS) - 1;

    private final ByteBuffer[] pieces;
    private final long length;

    /** Bytes of an object id: 8, or 4. */
    private int idSize = Long.BYTES;

    private DumpFile(ByteBuffer[] pieces, long length) {
        this.pieces = pieces;
        this.length = length;
    }

    static DumpFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            ByteBuffer[] pieces = new ByteBuffer[(int) ((length + OFFSET_MASK) >>> PIECE_BITS)];
            for (int i = 0; i < pieces.length; i++) {
                long start = (long) i << PIECE_BITS;
                long size = Math.min(length - start, (1L << PIECE_BITS) + Long.BYTES);
                pieces[i] = channel.map(MapMode.READ_ONLY, start, size);
            }
            return new DumpFile(pieces, length);
        }
    }

    long length() {
        return length;
    }

    int idSize() {
        return idSize;
    }

    void idSize(int bytes) {
        idSize = bytes;
    }

    int u1(long at) {
        return piece(at).get((int) at & OFFSET_MASK) & 0xff;
    }

    int u2(long at) {
        return piece(at).getShort((int) at & OFFSET_MASK) & 0xffff;
    }

    int i4(long at) {
        return piece(at).getInt((int) at & OFFSET_MASK);
    }

    long u4(long at) {
        return i4(at) & 0xffff_ffffL;
    }

    long i8(long at) {
        return piece(at).getLong((int) at & OFFSET_MASK);
    }

    long id(long at) {
        return idSize == Long.BYTES ? i8(at) : u4(at);
    }

    byte[] bytes(long at, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) u1(at + i);
        }
        return bytes;
    }

    private ByteBuffer piece(long at) {
        if (at < 0) {
            throw new IndexOutOfBoundsException();
        }
        return pieces[(int) Math.min(at >>> PIECE_BITS, Integer.MAX_VALUE)];
    }
}
