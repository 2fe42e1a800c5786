package org.holdfast.proxy.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether one of the store's threads has ended though the store is open. Each of them deals with what a disk can do
 * to it; what ends one is a defect, or no memory. Usable on any thread.
 */
final class Deaths {
    private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

    private static final String WORDLESS = "a thread of the store has ended";

    private final CompletableFuture<String> first = new CompletableFuture<>();

    /** Completes with what happened, in one line, on the thread that is about to end. */
    CompletionStage<String> first() {
        return first.minimalCompletionStage();
    }

    /** Said by the thread itself, which does nothing of its work afterwards. Throws nothing: it has others to let go. */
    void report(Throwable error) {
        try {
            String thread = Thread.currentThread().getName();
            first.complete("the thread " + thread + " of the store has ended because of "
                    + error.getClass().getName());
            LOG.error("The thread {} has ended because of an error", thread, error);
        } catch (RuntimeException | Error e) {
            // No memory for the words; if there was none for the log alone, it is known already.
            first.complete(WORDLESS);
        }
    }
}
