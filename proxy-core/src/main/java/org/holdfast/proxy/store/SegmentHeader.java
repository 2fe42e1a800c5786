package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a file of the journal, forced before any frame follows. Big-endian:
 *
 * <pre>
 * magic             8   "HOLDJRNL"
 * format            4
 * store             16  every file of one store has the same
 * epoch             8   highest that was committed before this segment
 * sequence          8   as in the file's name
 * first             8   position of the first turn in here
 * previous          8   sequence of the segment that this one continues; 0 if there is none
 * previousEnd       8   how much of that one counts, in bytes
 * crc32c            4   of all the above
 * </pre>
 *
 * No segment is ever changed once another continues it. A tail that was torn, or a group that could not be forced, is
 * left lying where it is, behind {@code previousEnd}.
 */
record SegmentHeader(int format, UUID store, long epoch, long sequence, long first, long previous, long previousEnd) {
    static final int SIZE = 72;
    static final int FORMAT = 1;

    private static final long MAGIC = 0x484F4C444A524E4CL;

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.putLong(MAGIC).putInt(format);
        out.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
        out.putLong(epoch).putLong(sequence).putLong(first).putLong(previous).putLong(previousEnd);
        out.putInt(checksum(out));
        return out.flip();
    }

    /** Empty if these are not the bytes of a header. */
    static Optional<SegmentHeader> decode(ByteBuffer in) {
        if (in.remaining() != SIZE || in.getLong(0) != MAGIC || in.getInt(SIZE - 4) != checksum(in)) {
            return Optional.empty();
        }
        return Optional.of(new SegmentHeader(
                in.getInt(8),
                new UUID(in.getLong(12), in.getLong(20)),
                in.getLong(28),
                in.getLong(36),
                in.getLong(44),
                in.getLong(52),
                in.getLong(60)));
    }

    private static int checksum(ByteBuffer header) {
        CRC32C checksum = new CRC32C();
        checksum.update(header.duplicate().position(0).limit(SIZE - 4));
        return (int) checksum.getValue();
    }
}
