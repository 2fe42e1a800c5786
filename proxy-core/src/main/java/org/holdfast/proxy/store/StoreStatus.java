package org.holdfast.proxy.store;

import java.util.Optional;

/**
 * What an operator wants to see of a running store. The parts are read one after the other, so they may differ by what
 * happened in between.
 *
 * @param position of the last turn that was accepted
 * @param durable every turn at or below is on disk
 * @param checkpointPosition of the last turn in the newest checkpoint
 * @param checkpointRecords how many records the newest checkpoint has
 * @param checkpointBytes length of its file
 * @param overlayBytes roughly what the changes since then take of the heap
 * @param journalBytes length of the journal since then
 * @param groups how many groups of turns were written since the store was opened; each took one write and, when
 *     strict, one force
 * @param stall why the store cannot go on; empty if it can
 */
public record StoreStatus(
        long position,
        long durable,
        long checkpointPosition,
        long checkpointRecords,
        long checkpointBytes,
        long overlayBytes,
        long journalBytes,
        long groups,
        Optional<String> stall) {}
