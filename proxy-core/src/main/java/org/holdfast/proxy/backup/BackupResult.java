package org.holdfast.proxy.backup;

import java.nio.file.Path;

/** How a backup ended. */
public sealed interface BackupResult {
    /** Everything, as it was when the backup began, is in this file and on disk. */
    record Saved(Path file) implements BackupResult {}

    /** There is no new file; the reason is for staff, in one line. */
    record Failed(String reason) implements BackupResult {}
}
