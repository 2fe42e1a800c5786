package org.holdfast.proxy.store;

import java.util.UUID;

/**
 * Where the journal is to go on.
 *
 * @param store the store's id
 * @param epoch highest that was committed so far
 * @param previous the last segment of which something counts; 0 if there is none
 * @param previousEnd how much of that one counts, in bytes
 * @param nextSegment number of the next segment
 * @param position of the last turn that is on disk
 * @param bytes length of the journal above the newest checkpoint
 */
record JournalTail(
        UUID store, long epoch, long previous, long previousEnd, long nextSegment, long position, long bytes) {}
