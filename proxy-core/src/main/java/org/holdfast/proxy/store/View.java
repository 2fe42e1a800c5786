package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.RecordKey;

/**
 * All that the store holds, at one moment: a checkpoint and, above it, what changed since. Immutable, but for the
 * newest level.
 *
 * @param base the newest checkpoint
 * @param frozen levels that do not change any more, oldest first
 * @param newest the level that takes in what is accepted now
 */
record View(Checkpoint base, List<Level> frozen, Level newest) {
    View {
        frozen = List.copyOf(frozen);
    }

    /** The same with the newest level frozen and an empty one above it. */
    View freeze() {
        List<Level> levels = new ArrayList<>(frozen);
        levels.add(newest);
        return new View(base, levels, new Level());
    }

    /** What is known above the checkpoint, else in it: a record, or its absence. */
    EncodedRecord find(RecordKey key) {
        EncodedRecord found = newest.find(key);
        for (int i = frozen.size() - 1; found == null && i >= 0; i--) {
            found = frozen.get(i).find(key);
        }
        if (found == null) {
            found = base.find(key);
        }
        return found == null ? EncodedRecord.absent(key) : found;
    }

    /** All but the newest level, oldest first. */
    List<SortedRecords> frozenSources() {
        List<SortedRecords> sources = new ArrayList<>();
        sources.add(base);
        sources.addAll(frozen);
        return List.copyOf(sources);
    }

    /** What the levels take of the heap, roughly. To be asked under the lock of {@link AcceptedState}. */
    long weight() {
        return frozenWeight() + newest.weight();
    }

    /** Likewise, without the newest level; on any thread. */
    long frozenWeight() {
        long sum = 0;
        for (Level level : frozen) {
            sum += level.weight();
        }
        return sum;
    }
}
