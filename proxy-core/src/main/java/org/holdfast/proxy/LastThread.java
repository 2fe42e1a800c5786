package org.holdfast.proxy;

import java.util.concurrent.CompletableFuture;

/**
 * The thread that stops the core. It waits from the start until it is wanted: when the core has to stop for want of memory,
 * there may be none for a new thread.
 */
final class LastThread {
    private final CompletableFuture<Runnable> task = new CompletableFuture<>();

    void start() {
        Thread thread = new Thread(null, () -> task.join().run(), "holdfast-stop", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs this; only the first one. Does not wait. */
    void run(Runnable last) {
        task.complete(last);
    }
}
