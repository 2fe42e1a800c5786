package org.holdfast.proxy.store;

/** Waiting for the store's threads. */
final class Threads {
    private Threads() {}

    /** Waits until the thread has ended, interrupted or not. A thread that waits for itself does not wait. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
