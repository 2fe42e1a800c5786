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

    private final CompletableFuture<String> first = new CompletableFuture<>();

    /** Completes with what happened, in one line, on the thread that is about to end. */
    CompletionStage<String> first() {
        return first.minimalCompletionStage();
    }

    /** Said by the thread itself, which does nothing of its work afterwards. */
    void report(Throwable error) {
        String thread = Thread.currentThread().getName();
        // First: it may be memory that there is none of.
        first.complete("the thread " + thread + " of the store has ended because of "
                + error.getClass().getName());
        LOG.error("The thread {} has ended because of an error", thread, error);
    }
}
