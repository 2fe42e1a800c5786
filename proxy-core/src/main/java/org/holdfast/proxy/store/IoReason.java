package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Says why the disk did not do something, for messages that name the file themselves. */
public final class IoReason {
    private IoReason() {}

    /** What went wrong, without the path that {@link FileSystemException} would repeat, often with nothing else. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        @Nullable String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
