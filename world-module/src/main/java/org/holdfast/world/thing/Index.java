package org.holdfast.world.thing;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which things have something in common: in the same place, of the same zone. In the order of their ids. Not safe for use by
 * several threads.
 */
public final class Index<K> {
    private final Map<K, NavigableSet<ThingId>> ids = new HashMap<>();

    public NavigableSet<ThingId> get(K key) {
        NavigableSet<ThingId> found = ids.get(key);
        return found == null ? Collections.emptyNavigableSet() : found;
    }

    Optional<ThingId> first(K key) {
        NavigableSet<ThingId> found = ids.get(key);
        return found == null ? Optional.empty() : Optional.of(found.first());
    }

    /** Those that anything has. */
    Set<K> keys() {
        return Collections.unmodifiableSet(ids.keySet());
    }

    public void add(K key, ThingId id) {
        ids.computeIfAbsent(key, any -> new TreeSet<>()).add(id);
    }

    public void remove(K key, ThingId id) {
        ids.computeIfPresent(key, (any, those) -> {
            those.remove(id);
            return those.isEmpty() ? null : those;
        });
    }
}
