package org.holdfast.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;

/** Documents of the core in the store, in a namespace that no module may name. */
class StoredCoreRecords implements Records {
    private static final int VERSION = 1;
    private static final int SLICE = 1_000;

    private final Store store;
    private final String namespace;

    StoredCoreRecords(Store store, String namespace) {
        this.store = store;
        this.namespace = namespace;
    }

    @Override
    public Optional<Doc.Obj> find(String id) {
        return store.read(key(id)).map(StoredRecord::doc);
    }

    @Override
    public void forEach(BiConsumer<String, Doc.Obj> action) {
        try (Snapshot snapshot = store.snapshot(Set.of(namespace))) {
            boolean more = true;
            while (more) {
                more = snapshot.readSlice(
                        SLICE, record -> action.accept(record.key().id(), record.doc()));
            }
        }
    }

    @Override
    public CompletionStage<Void> put(String id, Doc.Obj doc) {
        return commit(new RecordChange.Put(new StoredRecord(key(id), VERSION, doc)));
    }

    @Override
    public CompletionStage<Void> delete(String id) {
        return commit(new RecordChange.Delete(key(id)));
    }

    private CompletionStage<Void> commit(RecordChange change) {
        return store.whenDurable(store.append(new Commit(namespace, 0, 0, Optional.empty(), List.of(change))));
    }

    private RecordKey key(String id) {
        return new RecordKey(namespace, id);
    }
}
