package org.holdfast.proxy.heap;

/**
 * Where the collector begins.
 *
 * @param thread the serial number of the thread whose stack it is, or that it is; 0 for none
 */
record Root(Kind kind, long id, int thread) {
    /** Of roots, the more telling first. */
    enum Kind {
        THREAD,
        STICKY_CLASS,
        STACK,
        MONITOR,
        JNI,
        /** What a class value holds: no root, but nothing in a dump leads to it. */
        CLASS_VALUES,
        UNKNOWN
    }
}
