package org.holdfast.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.audit.AuditRecords;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;

/** Keeps the audit log in the store, in a namespace that no module may name. */
public final class StoredAudit implements AuditRecords {
    private static final String NAMESPACE = "audit";
    private static final int VERSION = 1;
    private static final int SLICE = 1_000;

    private final Store store;

    public StoredAudit(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Doc.Obj> find(String id) {
        return store.read(key(id)).map(StoredRecord::doc);
    }

    @Override
    public void forEach(BiConsumer<String, Doc.Obj> action) {
        try (Snapshot snapshot = store.snapshot(Set.of(NAMESPACE))) {
            boolean more = true;
            while (more) {
                more = snapshot.readSlice(
                        SLICE, record -> action.accept(record.key().id(), record.doc()));
            }
        }
    }

    @Override
    public CompletionStage<Void> write(Map<String, Doc.Obj> written, List<String> deleted) {
        List<RecordChange> changes = new ArrayList<>();
        written.forEach((id, doc) -> changes.add(new RecordChange.Put(new StoredRecord(key(id), VERSION, doc))));
        deleted.forEach(id -> changes.add(new RecordChange.Delete(key(id))));
        return store.whenDurable(store.append(new Commit(NAMESPACE, 0, 0, Optional.empty(), changes)));
    }

    private static RecordKey key(String id) {
        return new RecordKey(NAMESPACE, id);
    }
}
