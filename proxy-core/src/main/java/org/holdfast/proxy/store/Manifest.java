package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What a checkpoint says about itself, at the end of its file, behind MapDB's bytes. Big-endian:
 *
 * <pre>
 * MapDB's file       n * 16 KiB
 * block checksums    n * 4      crc32c of each 16 KiB
 * blocks             8          n
 * store              16
 * epoch              8          highest that was committed
 * position           8          of the last turn in here
 * records            8
 * nextSegment        8          where the journal goes on
 * crc32c             4          of everything from the block checksums to here, and of the format
 * format             4
 * magic              8          "HOLDCKPT"
 * </pre>
 *
 * @param blocks how many blocks MapDB's file has
 * @param store the store's id
 * @param epoch highest that was committed
 * @param position of the last turn in here
 * @param records how many records there are
 * @param nextSegment the lowest number of a segment of the journal that counts on top of this
 */
record Manifest(long blocks, UUID store, long epoch, long position, long records, long nextSegment) {
    static final int SIZE = 72;
    static final int FORMAT = 1;
    static final long MAGIC = 0x484F4C44434B5054L;

    /** What can be said of a checkpoint before it is written. */
    static Manifest of(UUID store, long epoch, long position, long nextSegment) {
        return new Manifest(0, store, epoch, position, 0, nextSegment);
    }

    Manifest withContents(long newBlocks, long newRecords) {
        return new Manifest(newBlocks, store, epoch, position, newRecords, nextSegment);
    }

    /** The same records as the beginning of another store. */
    Manifest asOtherStore(UUID other) {
        return new Manifest(blocks, other, epoch, position, records, 1);
    }

    /** The bytes from the block checksums to the end of the file. */
    ByteBuffer encode(int[] checksums) {
        ByteBuffer out = ByteBuffer.allocate(4 * checksums.length + SIZE);
        for (int checksum : checksums) {
            out.putInt(checksum);
        }
        out.putLong(blocks).putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
        out.putLong(epoch).putLong(position).putLong(records).putLong(nextSegment);
        out.putInt(checksum(out)).putInt(FORMAT).putLong(MAGIC);
        return out.flip();
    }

    static boolean isIntact(ByteBuffer table) {
        return table.getInt(table.limit() - 16) == checksum(table);
    }

    static Manifest decode(ByteBuffer last) {
        int at = last.limit() - SIZE;
        return new Manifest(
                last.getLong(at),
                new UUID(last.getLong(at + 8), last.getLong(at + 16)),
                last.getLong(at + 24),
                last.getLong(at + 32),
                last.getLong(at + 40),
                last.getLong(at + 48));
    }

    private static int checksum(ByteBuffer table) {
        CRC32C checksum = new CRC32C();
        checksum.update(table.duplicate().position(0).limit(table.capacity() - 16));
        checksum.update(FORMAT);
        return (int) checksum.getValue();
    }
}
