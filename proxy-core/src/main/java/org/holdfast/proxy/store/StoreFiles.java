package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All that the store asks of a file system, in one place so that tests can make each step of it fail. */
interface StoreFiles {
    /** The names of the directory's entries, in no order. */
    List<String> list(Path directory) throws IOException;

    /** Makes a file for writing and reading by one thread that is never interrupted; replaces an existing one. */
    StoreFile create(Path file) throws IOException;

    /** Opens an existing file for reading (and forcing) by any number of threads, interrupted or not. */
    StoreFile open(Path file) throws IOException;

    /** Gives a file another name in one step, replacing what had that name. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Returns when the names in the directory are on disk. */
    void forceDirectory(Path directory) throws IOException;

    /** How many bytes may still be written there. */
    long usableSpace(Path directory) throws IOException;
}
