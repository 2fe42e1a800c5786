package org.holdfast.proxy.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file of the store. */
interface StoreFile extends Closeable {
    /**
     * Fills the buffer's remaining bytes from this position on, and moves its position to its limit.
     *
     * @throws java.io.EOFException if the file ends before that
     */
    void read(ByteBuffer to, long position) throws IOException;

    /** Writes all remaining bytes of the buffer, growing the file as needed. */
    void write(ByteBuffer from, long position) throws IOException;

    /** Returns when the file's bytes and its length are on disk. After a failure nothing is known about either. */
    void force() throws IOException;

    long size() throws IOException;

    @Override
    void close() throws IOException;
}
