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
import org.holdfast.proxy.account.AccountRecords;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;

/** Keeps accounts in the store, in a namespace that no module may name. */
public final class StoredAccounts implements AccountRecords {
    private static final String NAMESPACE = "account";
    private static final int VERSION = 1;
    private static final int SLICE = 1_000;

    private static final Doc HIDDEN = new Doc.Str("(hidden)");

    private final Store store;

    public StoredAccounts(Store store) {
        this.store = store;
    }

    /** A record as it may be shown to an operator: of an account without its credentials, else as it is. */
    public static StoredRecord showable(StoredRecord record) {
        if (!record.key().namespace().equals(NAMESPACE)) {
            return record;
        }
        Doc.Builder shown = Doc.object();
        record.doc().members().forEach((name, value) -> {
            shown.put(name, AccountRecords.SHOWABLE.contains(name) ? value : HIDDEN);
        });
        return new StoredRecord(record.key(), record.version(), shown.build());
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
    public CompletionStage<Void> put(String id, Doc.Obj doc) {
        return commit(new RecordChange.Put(new StoredRecord(key(id), VERSION, doc)));
    }

    @Override
    public CompletionStage<Void> delete(String id) {
        return commit(new RecordChange.Delete(key(id)));
    }

    private CompletionStage<Void> commit(RecordChange change) {
        return store.whenDurable(store.append(new Commit(NAMESPACE, 0, 0, Optional.empty(), List.of(change))));
    }

    private static RecordKey key(String id) {
        return new RecordKey(NAMESPACE, id);
    }
}
