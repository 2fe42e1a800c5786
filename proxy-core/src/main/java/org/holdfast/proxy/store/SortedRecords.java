package org.holdfast.proxy.store;

import java.util.Iterator;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;

/** Records in the order of their keys. */
interface SortedRecords {
    /** What is known about the key here: a record, its absence, or nothing ({@code null}). */
    @Nullable
    EncodedRecord find(RecordKey key);

    /** All that is known here, absences included. */
    Iterator<EncodedRecord> all();

    /** All that is known here about one namespace, absences included. */
    Iterator<EncodedRecord> of(String namespace);
}
