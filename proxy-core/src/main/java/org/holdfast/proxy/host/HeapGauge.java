package org.holdfast.proxy.host;

/** What is measured of the heap. */
interface HeapGauge {
    /** Bytes that there can be. */
    long max();

    /** Bytes in use now, garbage included. */
    long used();

    /** Ms since the JVM was started. */
    long uptime();

    /** The last collection that has ended. */
    Collection lastCollection();

    /** Bytes that a thread has allocated in its life, whatever became of them. */
    long allocatedBy(Thread thread);

    /** Collects now, all of it, and waits for that. */
    void collect();

    /**
     * A collection.
     *
     * @param ended by {@link #uptime}
     * @param left bytes in use after it
     */
    record Collection(long ended, long left) {}
}
