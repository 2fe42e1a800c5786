package org.holdfast.proxy.store;

import java.nio.file.Path;

/**
 * Bytes on disk are not those that were written. Thrown instead of handing out data that may be wrong; the message
 * names the file, the offset in bytes and the way out.
 */
public final class DamagedException extends RuntimeException {
    /** For what no single place in a file is to blame for; the message says it all. */
    DamagedException(String message) {
        super(message);
    }

    DamagedException(Path file, long offset, String what) {
        super(message(file, offset, what));
    }

    private static String message(Path file, long offset, String what) {
        return file + " is damaged at byte " + offset + " (" + what + "). Nothing was changed. Check the disk, then"
                + " restore the newest backup into an empty directory";
    }
}
