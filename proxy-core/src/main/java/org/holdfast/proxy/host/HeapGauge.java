package org.holdfast.proxy.host;

/** What is measured of the heap. */
interface HeapGauge {
    /** Bytes that there can be. */
    long max();

    /** Bytes in use now, garbage included. */
    long used();

    /** How many collections have ended. */
    long collections();

    /**
     * Whether the JVM has run out: it collected all, and has let go of the last thing that it may before it refuses memory
     * to whoever asks next. To be asked at every look, which also tells the JVM that the answer is still wanted.
     */
    boolean isExhausted();

    /** There is room again: {@link #isExhausted} may begin anew. */
    void restock();

    /** The last collection that has ended. */
    Collection lastCollection();

    /** Bytes that a thread has allocated in its life, whatever became of them. */
    long allocatedBy(Thread thread);

    /** Asks for a collection of everything, unless one is under way that was asked for. Does not wait. */
    void collect();

    /** How many collections that were asked for have ended. */
    long collected();

    /**
     * A collection.
     *
     * @param ended in ms, by the clock of the collector, which may be off from every other: only to be told from others by
     * @param left bytes in use after it
     */
    record Collection(long ended, long left) {}
}
