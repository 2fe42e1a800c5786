package org.holdfast.launcher.loading;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * The end record of a zip file, its last bytes (APPNOTE.TXT 6.3.10, section 4.3.16). A file that was cut off, or that
 * somebody is still writing, has none, though its beginning reads well.
 */
final class ZipEnd {
    private static final int SIGNATURE = 0x06054b50;
    private static final int BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;

    private ZipEnd() {}

    /** How many entries a whole zip file has; empty if these bytes are none. Zip64 counts as none. */
    static OptionalInt entries(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int last = zip.length - BYTES;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (bytes.getInt(at) == SIGNATURE && isEnd(bytes, at)) {
                return OptionalInt.of(Short.toUnsignedInt(bytes.getShort(at + 10)));
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the comment reaches to the end of the file, and the directory of all entries to the end record. */
    private static boolean isEnd(ByteBuffer bytes, int at) {
        int comment = Short.toUnsignedInt(bytes.getShort(at + 20));
        long directoryBytes = Integer.toUnsignedLong(bytes.getInt(at + 12));
        long directoryStart = Integer.toUnsignedLong(bytes.getInt(at + 16));
        return at + BYTES + comment == bytes.limit() && directoryStart + directoryBytes == at;
    }
}
