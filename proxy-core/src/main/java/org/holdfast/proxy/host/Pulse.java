package org.holdfast.proxy.host;

/** Calls a watch over and over. */
interface Pulse extends AutoCloseable {
    /** Returns how long the next call may take to come, in ns. */
    interface Beat {
        long beat();
    }

    /** Begins to. Called once. */
    void start(Beat beat);

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Ends it, and waits for the beat that is running. */
    @Override
    void close();
}
