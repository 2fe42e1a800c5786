package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The head of a group of turns in the journal. Big-endian:
 *
 * <pre>
 * length   4   of the turns that follow, in bytes
 * crc32c   4   of all of the frame but this field
 * first    8   position of the first turn
 * count    4   how many turns; their positions are consecutive
 * forced   8   offset in this file up to which everything was on disk when this frame was written
 * </pre>
 *
 * {@code forced} is what tells a torn tail from damage. A power failure may lose frames that were written and not
 * forced yet, in any order. So a bad frame is a torn tail if no good frame behind it says that it had been forced.
 */
record Frame(int length, int crc, long first, int count, long forced) {
    static final int HEADER = 28;

    /** Largest turn, in bytes; a frame that would be larger than a group holds one turn. */
    static final int MAX_TURN = 256 << 20;

    /** Takes the head that begins at the buffer's position. */
    static Frame read(ByteBuffer in) {
        return new Frame(in.getInt(), in.getInt(), in.getLong(), in.getInt(), in.getLong());
    }

    void write(ByteBuffer out) {
        out.putInt(length).putInt(crc).putLong(first).putInt(count).putLong(forced);
    }

    Frame withCrc(int value) {
        return new Frame(length, value, first, count, forced);
    }

    /** The offset behind this frame, if it begins at this one. */
    long end(long offset) {
        return offset + HEADER + length;
    }

    /** A checksum that has taken in the head; the turns are to follow. */
    CRC32C checksumOfHead() {
        ByteBuffer head = ByteBuffer.allocate(HEADER - 4);
        head.putInt(length).putLong(first).putInt(count).putLong(forced);
        CRC32C checksum = new CRC32C();
        checksum.update(head.array());
        return checksum;
    }
}
