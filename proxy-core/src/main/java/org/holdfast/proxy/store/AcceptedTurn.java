package org.holdfast.proxy.store;

/**
 * A turn on its way to the journal.
 *
 * <p>Not a record: two of them are never compared, and an array has no value semantics.
 */
final class AcceptedTurn {
    final long position;
    final long epoch;
    /** As {@link Turns#encode} made them. */
    final byte[] bytes;

    AcceptedTurn(long position, long epoch, byte[] bytes) {
        this.position = position;
        this.epoch = epoch;
        this.bytes = bytes;
    }
}
