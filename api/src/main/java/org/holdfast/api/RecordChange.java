package org.holdfast.api;

import java.util.Objects;

/** What became of a record. */
public sealed interface RecordChange {
    RecordKey key();

    /** The record is now this one. */
    record Put(StoredRecord record) implements RecordChange {
        public Put {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public RecordKey key() {
            return record.key();
        }
    }

    /** There is no such record now. */
    record Delete(RecordKey key) implements RecordChange {
        public Delete {
            Objects.requireNonNull(key, "key");
        }
    }
}
