package org.holdfast.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.ModuleRecords;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;

/** Keeps a module's records in the store. */
public final class StoredModuleRecords implements ModuleRecords {
    private final Store store;

    public StoredModuleRecords(Store store) {
        this.store = store;
    }

    @Override
    public long append(AcceptedTurn turn) {
        Optional<org.holdfast.proxy.store.Cause> cause =
                turn.cause().map(line -> new org.holdfast.proxy.store.Cause(line.session(), line.input()));
        return store.append(new Commit(turn.module(), turn.epoch(), turn.turn(), cause, turn.changes()));
    }

    @Override
    public long durable() {
        return store.durable();
    }

    @Override
    public void onDurable(LongConsumer listener) {
        store.onDurable(listener);
    }

    @Override
    public Optional<StoredRecord> read(RecordKey key) {
        return store.read(key);
    }

    @Override
    public Scan scan(Set<String> namespaces) {
        Snapshot snapshot = store.snapshot(namespaces);
        return new Scan() {
            @Override
            public List<StoredRecord> next(int most) {
                List<StoredRecord> slice = new ArrayList<>(most);
                snapshot.readSlice(most, slice::add);
                return slice;
            }

            @Override
            public List<RecordChange> changesSince() {
                return snapshot.changesSince();
            }

            @Override
            public void close() {
                snapshot.close();
            }
        };
    }
}
