package org.holdfast.proxy.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bounded memory: forgets an entry a given time after it was last used, and the one unused for longest when there
 * are too many. Not safe for use by several threads.
 */
final class Recent<K, V> {
    private final Duration lifetime;
    private final int bound;
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

    Recent(Duration lifetime, int bound) {
        this.lifetime = lifetime;
        this.bound = bound;
    }

    /** The value of a key, made if there is none. Counts as use. */
    V get(K key, Instant now, Supplier<V> missing) {
        forget(now);
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            if (entries.size() >= bound) {
                removeEldest();
            }
            entry = new Entry<>(missing.get(), now);
            entries.put(key, entry);
        }
        entry.used = now;
        return entry.value;
    }

    /** The value of a key, if there is one; does not count as use. */
    Optional<V> find(K key, Instant now) {
        forget(now);
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.value);
    }

    void remove(K key) {
        entries.remove(key);
    }

    int size() {
        return entries.size();
    }

    /** The map is in the order of use: the first that is young enough ends the walk. */
    private void forget(Instant now) {
        Iterator<Map.Entry<K, Entry<V>>> eldestFirst = entries.entrySet().iterator();
        while (eldestFirst.hasNext()
                && !eldestFirst.next().getValue().used.plus(lifetime).isAfter(now)) {
            eldestFirst.remove();
        }
    }

    private void removeEldest() {
        Iterator<K> eldestFirst = entries.keySet().iterator();
        eldestFirst.next();
        eldestFirst.remove();
    }

    private static final class Entry<V> {
        private final V value;
        private Instant used;

        Entry(V value, Instant used) {
            this.value = value;
            this.used = used;
        }
    }
}
