package org.holdfast.proxy.host;

import java.util.Map;
import java.util.Set;

/**
 * Finds what keeps class loaders in memory, by means that the host does not have. Supplied by whoever wires the core; one
 * call at a time, on a thread that may wait.
 */
public interface PinSearch {
    /** Finds nothing. */
    PinSearch NONE = (reference, field, suspects) -> {
        throw new NotSearched("the heap is not searched");
    };

    /**
     * Looks for what keeps the referents of some references.
     *
     * @param reference a class that extends {@code java.lang.ref.Reference}
     * @param field of that class, an {@code int}: which suspect an instance refers to
     * @return for each suspect that something keeps, what it is, to follow "pinned by": one line
     * @throws NotSearched if it could not be done
     */
    Map<Integer, String> search(String reference, String field, Set<Integer> suspects)
            throws NotSearched, InterruptedException;

    /** Why there was no search: one line. */
    final class NotSearched extends Exception {
        private static final long serialVersionUID = 1;

        public NotSearched(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
