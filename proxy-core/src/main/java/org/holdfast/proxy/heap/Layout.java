package org.holdfast.proxy.heap;

import java.util.List;

/**
 * Where the instances of a class have their references.
 *
 * @param fields all of them, those of the class itself first
 * @param referent where a {@code java.lang.ref.Reference} has what the collector may clear; -1 in other classes
 * @param strength what becomes of that
 * @param thread whether it is a thread
 */
record Layout(List<Field> fields, int referent, Strength strength, boolean thread) {
    /** How a class refers to its referent. */
    enum Strength {
        /** Not cleared before what it refers to is gone otherwise, but then soon. */
        LATE,
        /** Keeps nothing alive. */
        WEAK
    }

    /**
     * One of them.
     *
     * @param offset in bytes, from the first byte of the fields
     */
    record Field(long nameId, boolean reference, int offset) {}
}
