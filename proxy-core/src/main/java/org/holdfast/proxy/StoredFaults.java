package org.holdfast.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.FaultRecords;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Snapshot;
import org.holdfast.proxy.store.Store;

/** Keeps the host's faults in the store, in a namespace that no module may name. */
final class StoredFaults implements FaultRecords {
    private static final String NAMESPACE = "host";
    private static final int SLICE = 1_000;

    private final Store store;

    StoredFaults(Store store) {
        this.store = store;
    }

    @Override
    public List<StoredRecord> read() {
        List<StoredRecord> records = new ArrayList<>();
        try (Snapshot snapshot = store.snapshot(Set.of(NAMESPACE))) {
            boolean more = true;
            while (more) {
                more = snapshot.readSlice(SLICE, records::add);
            }
        }
        return records;
    }

    @Override
    public void write(List<RecordChange> changes) {
        store.append(new Commit(NAMESPACE, 0, 0, Optional.empty(), changes));
    }
}
