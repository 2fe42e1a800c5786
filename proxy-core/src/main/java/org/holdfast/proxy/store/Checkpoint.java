package org.holdfast.proxy.store;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * The state of all records at one position, on disk. Immutable; usable on any thread between {@link #retain} and
 * {@link #release}.
 */
interface Checkpoint extends SortedRecords {
    /** Every turn at or below is in here, and none above. */
    long position();

    /** How many records there are. */
    long records();

    /** Length of the file. */
    long bytes();

    /**
     * Compares all of the file with its checksums, read or not.
     *
     * @param problems told of each part that does not match
     */
    void verifyBlocks(Progress progress, Consumer<DamagedException> problems) throws IOException;

    /** Keeps the file open until a {@link #release}. False if it has been closed already. */
    boolean retain();

    /** The last one closes the file. */
    void release();

    /** What a store without a checkpoint begins with. */
    Checkpoint NONE = new Checkpoint() {
        @Override
        public long position() {
            return 0;
        }

        @Override
        public long records() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void verifyBlocks(Progress progress, Consumer<DamagedException> problems) {}

        @Override
        public boolean retain() {
            return true;
        }

        @Override
        public void release() {}

        @Override
        public @Nullable EncodedRecord find(RecordKey key) {
            return null;
        }

        @Override
        public Iterator<EncodedRecord> all() {
            return Collections.emptyIterator();
        }

        @Override
        public Iterator<EncodedRecord> of(String namespace) {
            return Collections.emptyIterator();
        }
    };
}
