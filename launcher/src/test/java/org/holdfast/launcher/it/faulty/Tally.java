package org.holdfast.launcher.it.faulty;

import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/** How far one player has counted. */
final class Tally {
    private long last;

    static Tally of(StoredRecord record) {
        Tally tally = new Tally();
        tally.last = record.doc().integer("last");
        return tally;
    }

    StoredRecord toRecord(RecordKey key, int version) {
        return new StoredRecord(key, version, Doc.object().put("last", last).build());
    }

    long last() {
        return last;
    }

    void reach(long number) {
        last = number;
    }
}
