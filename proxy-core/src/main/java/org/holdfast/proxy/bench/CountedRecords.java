package org.holdfast.proxy.bench;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.ModuleRecords;

/** Counts the records that turns change. Usable on any thread. */
final class CountedRecords implements ModuleRecords {
    private final ModuleRecords records;
    private final LongAdder changes = new LongAdder();

    CountedRecords(ModuleRecords records) {
        this.records = records;
    }

    /** Since the last call. */
    long take() {
        return changes.sumThenReset();
    }

    @Override
    public long append(AcceptedTurn turn) {
        changes.add(turn.changes().size());
        return records.append(turn);
    }

    @Override
    public long durable() {
        return records.durable();
    }

    @Override
    public void onDurable(LongConsumer listener) {
        records.onDurable(listener);
    }

    @Override
    public Optional<StoredRecord> read(RecordKey key) {
        return records.read(key);
    }

    @Override
    public Scan scan(Set<String> namespaces) {
        return records.scan(namespaces);
    }
}
