package org.holdfast.proxy.host;

/** Calls a watch over and over. */
interface Pulse extends AutoCloseable {
    /** Begins to. Called once. */
    void start(Runnable beat);

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Ends it, and waits for the beat that is running. */
    @Override
    void close();
}
