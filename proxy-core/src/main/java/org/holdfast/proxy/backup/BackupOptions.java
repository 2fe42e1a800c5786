package org.holdfast.proxy.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where backups go, and how many.
 *
 * @param directory made when it is missing
 * @param every how long after a scheduled backup the next is due; zero if there are to be none
 * @param keep how many scheduled backups are kept, the newest; 0 for all of them
 */
public record BackupOptions(Path directory, Duration every, int keep) {
    public BackupOptions {
        Objects.requireNonNull(directory, "directory");
        if (every.isNegative() || keep < 0) {
            throw new IllegalArgumentException("neither the time between backups nor their number can be negative");
        }
    }
}
