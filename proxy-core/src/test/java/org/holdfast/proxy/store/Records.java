package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/** Short ways to make and look at records in tests. */
final class Records {
    static final Set<String> WORLD = Set.of("world");

    private Records() {}

    static RecordKey key(String id) {
        return new RecordKey("world", id);
    }

    static StoredRecord record(String id, long value) {
        return new StoredRecord(key(id), 1, Doc.object().put("value", value).build());
    }

    static RecordChange put(String id, long value) {
        return new RecordChange.Put(record(id, value));
    }

    static RecordChange delete(String id) {
        return new RecordChange.Delete(key(id));
    }

    static Commit turn(RecordChange... changes) {
        return new Commit("world", 1, 1, Optional.empty(), Arrays.asList(changes));
    }

    /** The values of all records of the namespace, by id. */
    static Map<String, Long> contents(Store store) {
        try (Snapshot snapshot = store.snapshot(WORLD)) {
            return contents(snapshot);
        }
    }

    static Map<String, Long> contents(Snapshot snapshot) {
        Map<String, Long> contents = new TreeMap<>();
        List<String> order = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = snapshot.readSlice(100, record -> {
                order.add(record.key().id());
                contents.put(record.key().id(), record.doc().integer("value"));
            });
        }
        if (!order.equals(new ArrayList<>(contents.keySet()))) {
            throw new AssertionError("out of order: " + order);
        }
        return contents;
    }
}
