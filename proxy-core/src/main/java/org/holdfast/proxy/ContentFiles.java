package org.holdfast.proxy;

import java.io.IOException;
import org.holdfast.api.AuthoredContent;

/** The authored files, which a world reads, and which the core writes for it. Usable on any thread. */
public interface ContentFiles extends AuthoredContent {
    /**
     * Writes a file, whole or not at all; one of that name is replaced, folders that are missing are made.
     *
     * @throws IllegalArgumentException if the path leads outside the authored content
     * @throws IOException if it cannot be written; what was there before is there still
     */
    void write(String path, String text) throws IOException;
}
