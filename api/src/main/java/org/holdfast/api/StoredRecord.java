package org.holdfast.api;

import java.util.Objects;

/**
 * State as it leaves a module: a document under a key. (Not named "Record", which {@code java.lang} has.)
 *
 * @param key names it
 * @param version the version of the document's shape, 1 or more, counted up by the author when the shape changes;
 *     not a revision of the content
 * @param doc the state
 */
public record StoredRecord(RecordKey key, int version, Doc.Obj doc) {
    public StoredRecord {
        Objects.requireNonNull(key, "key");
        if (version < 1) {
            throw new IllegalArgumentException("the document version of " + key + " must be 1 or more, not " + version);
        }
        Objects.requireNonNull(doc, "doc");
    }
}
