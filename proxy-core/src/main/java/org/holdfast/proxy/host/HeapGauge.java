package org.holdfast.proxy.host;

/** What is measured of the heap. */
interface HeapGauge {
    /** Bytes that there can be. */
    long max();

    /** Bytes in use now, garbage included. */
    long used();

    /** How many collections have ended. */
    long collections();

    /** The last collection that has ended. */
    Collection lastCollection();

    /** Bytes that a thread has allocated in its life, whatever became of them. */
    long allocatedBy(Thread thread);

    /** Collects now, all of it, and waits for that. */
    void collect();

    /**
     * A collection.
     *
     * @param ended in ms, by the clock of the collector, which may be off from every other: only to be told from others by
     * @param left bytes in use after it
     */
    record Collection(long ended, long left) {}
}
