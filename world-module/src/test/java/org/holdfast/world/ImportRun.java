package org.holdfast.world;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.api.ContentImport;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/** An import as the command line runs it: by a world of its own, into records that nothing else has. */
final class ImportRun {
    private ImportRun() {}

    /** Changes the records as a whole, or, where it throws, not at all. */
    static ContentImport.Report of(ContentImport content, Map<RecordKey, StoredRecord> records) {
        var world = new WorldFactory().create(TestHost.context(1, TestContent.small()));
        records.values().forEach(world::load);
        Map<RecordKey, StoredRecord> changed = new HashMap<>(records);
        ContentImport.Report report = world.importContent(content, new SilentTurn() {
            @Override
            public void put(StoredRecord record) {
                changed.put(record.key(), record);
            }

            @Override
            public void delete(RecordKey key) {
                changed.remove(key);
            }
        });
        records.clear();
        records.putAll(changed);
        return report;
    }
}
