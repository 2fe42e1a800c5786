package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults as records, {@code host/fault-N}, and back. */
final class FaultRecord {
    private static final Logger LOG = LoggerFactory.getLogger(FaultRecord.class);

    private static final String PREFIX = "fault-";
    private static final int VERSION = 1;

    private FaultRecord() {}

    static RecordKey key(long number) {
        return new RecordKey("host", PREFIX + number);
    }

    static StoredRecord of(Fault fault) {
        Doc.Obj doc = Doc.object()
                .put("number", fault.number())
                .put("time", fault.time().toEpochMilli())
                .put("generation", fault.generation())
                .put("kind", fault.kind().name())
                .put("detail", FaultText.wellFormed(fault.detail()))
                .put("stack", FaultText.wellFormed(fault.stack()))
                .put("handled", FaultText.wellFormed(fault.handled()))
                .put("count", fault.count())
                .build();
        return new StoredRecord(key(fault.number()), VERSION, doc);
    }

    /** Empty if this record is something else, or a kind of fault that only a newer host knows. */
    static Optional<Fault> read(StoredRecord record) {
        if (!record.key().id().startsWith(PREFIX) || record.version() > VERSION) {
            return Optional.empty();
        }
        Doc.Obj doc = record.doc();
        try {
            return Optional.of(new Fault(
                    doc.integer("number"),
                    Instant.ofEpochMilli(doc.integer("time")),
                    Math.toIntExact(doc.integer("generation")),
                    Fault.Kind.valueOf(doc.string("kind")),
                    doc.string("detail"),
                    doc.string("stack"),
                    doc.string("handled"),
                    doc.integer("count")));
        } catch (RuntimeException e) {
            LOG.warn("record {} is no fault that this host knows: {}", record.key(), FaultText.oneLine(e));
            return Optional.empty();
        }
    }
}
