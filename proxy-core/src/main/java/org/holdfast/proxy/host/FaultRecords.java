package org.holdfast.proxy.host;

import java.util.List;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;

/** Where the host keeps its faults across restarts, as records of the namespace {@code host}. */
public interface FaultRecords {
    /** For hosts that keep none. */
    FaultRecords NONE = new FaultRecords() {
        @Override
        public List<StoredRecord> read() {
            return List.of();
        }

        @Override
        public void write(List<RecordChange> changes) {}
    };

    /** Every record of the namespace. */
    List<StoredRecord> read();

    /** May wait for the disk; called on a thread of the host's own, one call at a time. */
    void write(List<RecordChange> changes);
}
