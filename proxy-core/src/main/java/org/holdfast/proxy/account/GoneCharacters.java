package org.holdfast.proxy.account;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.api.Doc;

/**
 * Characters that were deleted, of which the world has still to be told: by their lasting ids, which are never used again.
 *
 * <pre>
 *   add --> the account's record changes --> happened (both are on disk) --> told
 * </pre>
 *
 * A record is written before that of the account, and the store keeps their order: so no crash leaves a character deleted
 * and the world untold. One that leaves the character where it was leaves a record too many, which the next start takes
 * away ({@link #isThere}). The operator's command line writes the same records, and the next start of the server finds them.
 *
 * <p>Usable on any thread.
 */
public final class GoneCharacters {
    private final Records records;
    private final HashPool pool;
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** @param pool of threads that may wait: the disk may not keep up */
    GoneCharacters(Records records, HashPool pool) {
        this.records = records;
        this.pool = pool;
        records.forEach((id, doc) -> untold.add(id));
    }

    /** Those of whom the world has still to be told. */
    public Set<String> untold() {
        return Set.copyOf(untold);
    }

    /** Adds a listener for deletions, called when one is on disk, on a thread of the core; must not block. */
    public void onGone(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The world has been told, and what it did is on disk. */
    public void told(String character) {
        if (untold.remove(character)) {
            later(character);
        }
    }

    /** The world has to be told once more: somebody came in by a login that had begun before the deletion. */
    public void tellAgain(String character) {
        if (untold.add(character)) {
            later(character);
        }
    }

    /** The character is about to be deleted. On a thread that may wait, before its account's record is changed. */
    void add(String character) {
        untold.add(character);
        write(character);
    }

    /** The deletion is on disk. */
    void happened(String character) {
        listeners.forEach(listener -> listener.accept(character));
    }

    /** An account has this character: a deletion that was begun has not taken place. While the accounts are being read. */
    void isThere(String character) {
        if (untold.remove(character)) {
            write(character);
        }
    }

    private void later(String character) {
        // If too many are waiting the record stays as it is: that of one who was told is told of again at the next
        // start.
        var unused = pool.submit(() -> {
            write(character);
            return Optional.empty();
        });
    }

    /** Writes what is so by now: of two changes of one record that are made at once, the later is the last on disk. */
    private synchronized void write(String character) {
        var unused = untold.contains(character) ? records.put(character, Doc.Obj.EMPTY) : records.delete(character);
    }
}
