package org.holdfast.proxy.heap;

/** What a pass over a dump does with each thing in it. Positions are those of the first byte after the tag. */
interface DumpVisitor {
    /** A name: {@code length} bytes of UTF-8. */
    default void name(long id, long at, int length) {}

    /** A class has this name. */
    default void className(long classId, long nameId) {}

    default void root(Root root) {}

    /** A class, an instance or an array. */
    default void object(long id, long at, int tag) throws DumpException {}
}
