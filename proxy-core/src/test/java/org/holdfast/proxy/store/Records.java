package org.holdfast.proxy.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
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

    /** Waits for what comes by itself, long enough for a machine that is busy with something else. */
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    /** One of a row of turns after each of which it is known what there must be. */
    static Commit numbered(long n) {
        return turn(put("last", n), put("r" + n % 20, n), n % 3 == 0 ? delete("d") : put("d", n));
    }

    /** What there must be after the first n numbered turns. */
    static Map<String, Long> afterNumbered(long n) {
        Map<String, Long> expected = new TreeMap<>();
        for (long i = 1; i <= n; i++) {
            expected.put("last", i);
            expected.put("r" + i % 20, i);
            expected.put("d", i);
        }
        if (n % 3 == 0) {
            expected.remove("d");
        }
        return expected;
    }

    static Map<String, Long> contents(StoppedStore store) {
        Map<String, Long> contents = new TreeMap<>();
        store.list(
                Optional.of("world"),
                record -> contents.put(record.key().id(), record.doc().integer("value")));
        return contents;
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
