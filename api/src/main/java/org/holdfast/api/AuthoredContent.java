package org.holdfast.api;

import java.io.IOException;
import java.util.List;

/**
 * Files that authors wrote, read-only: areas, help, texts. Paths are relative to the data directory and use
 * {@code /}; a module sees no configuration, no store and nothing outside the directory.
 *
 * <p>Reading takes time on the disk: do it while loading, not while players wait.
 */
public interface AuthoredContent {
    /**
     * The files under a folder and its subfolders, as paths that {@link #read} takes, sorted; empty if there is no
     * such folder.
     *
     * @throws IllegalArgumentException if the path leads outside the authored content
     */
    List<String> list(String folder) throws IOException;

    /**
     * A file's text, decoded from UTF-8.
     *
     * @throws IllegalArgumentException if the path leads outside the authored content
     * @throws IOException if there is no such file, it is no UTF-8, or it is larger than 16 MiB
     */
    String read(String path) throws IOException;
}
