/**
 * Keeps records, and survives what happens to the process. The only owner of {@code DATA/store}.
 *
 * <pre>
 * Store               the door: open, append, read, snapshot, close
 *   AcceptedState     positions, the view, the queue: what changes under the one lock
 *     View, Level     what changed since the checkpoint, in memory
 *     TurnQueue       from there to the writer
 *     Snapshot        all records at one position, and then what became of them
 *   JournalWriter     one thread: Segment, SegmentHeader, Frame, Turns
 *   Checkpointer      one thread: CheckpointWriter, BuildVolume
 *   CheckpointFile    the newest checkpoint: Manifest, CheckedVolume
 *   Acknowledger      one thread: tells others
 * Recovery            what open reads: JournalChain, SegmentReader
 * StoppedStore        the same without a server: get, list, check, backup
 * Backup              a checkpoint in a file of its own, and back
 * StoreFiles          all that is asked of the file system; DiskFiles is the real one
 * </pre>
 *
 * <h2>On disk</h2>
 *
 * <pre>
 * journal-SEQ.log        header, then one frame for each group of turns; forced before it is acknowledged. The truth
 * checkpoint-SEQ.mapdb   all records at one position, sorted, immutable; the journal goes on from it in segment SEQ
 * store.lock             locked while a process owns the directory; has its pid
 * </pre>
 *
 * The formats are described in {@link org.holdfast.proxy.store.SegmentHeader},
 * {@link org.holdfast.proxy.store.Frame}, {@link org.holdfast.proxy.store.Turns} and
 * {@link org.holdfast.proxy.store.Manifest}.
 *
 * <h2>Who owns what</h2>
 *
 * <table>
 * <caption>Owners</caption>
 * <tr><th>what</th><th>owner</th></tr>
 * <tr><td>next position, newest level, queue, which view is current</td><td>whoever holds the lock of
 *     {@code AcceptedState}. Nothing slow happens under it: encoding comes before, and writing after</td></tr>
 * <tr><td>frozen levels, checkpoints</td><td>nobody: they do not change</td></tr>
 * <tr><td>the segment being written</td><td>the writer's thread</td></tr>
 * <tr><td>which checkpoint is the newest, and deleting files</td><td>the checkpointer's thread</td></tr>
 * <tr><td>listeners and stages</td><td>the acknowledger's thread</td></tr>
 * </table>
 *
 * Readers take no lock. They find the current view in a volatile field; its newest level is a concurrent map, the rest
 * does not change. A checkpoint's file is counted: the view owns it once, and each snapshot and each read in progress
 * once more, so it is closed after the last of them.
 *
 * <h2>Why an acknowledged turn cannot be lost</h2>
 *
 * <ol>
 * <li>A turn is acknowledged after the frame with it was forced, in a segment whose header and name had been forced
 *     before. Position and queue change under one lock, so the order in the journal is the order of positions, without
 *     gaps.
 * <li>When a write or a force fails, nothing is known about what the segment has behind the last good force. The
 *     segment is left, all that was not forced is still in memory and goes to a new segment, and the header of that one
 *     says how much of the old one counts. So no page is forced twice, and a frame that is half there, or there twice,
 *     is never read.
 * <li>Reading follows these headers back from the newest segment, and checks that positions have no gap. A segment that
 *     no header names has nothing acknowledged in it. What does not read as a frame at the very end was not
 *     acknowledged either, unless something behind it says that it had been forced; then, and for damage anywhere
 *     else, the store does not open.
 * <li>What recovery read is forced once more before anybody sees it: it may have been in the page cache only.
 * <li>A segment is deleted after a checkpoint was published that has all of its turns: its bytes forced, then renamed,
 *     then the directory forced. A checkpoint begins with a cut at position P, and the writer goes to a new segment
 *     exactly behind P, so a checkpoint and the segments from its number on are always a whole.
 * </ol>
 *
 * With {@link org.holdfast.proxy.store.Durability#RELAXED} the first point reads "after the frame was written", and what
 * was not forced yet is kept in memory all the same.
 *
 * <h2>Why a turn is never half there</h2>
 *
 * It is in one frame, with one checksum; and it enters the view under the lock under which views are frozen, so a
 * snapshot has all of it or nothing. A single read sees one record and makes no promise about two.
 *
 * <h2>Why a snapshot is consistent, and its increments complete</h2>
 *
 * Taking it freezes the newest level under the lock: what is below is exactly what was accepted up to this position and
 * will not change. From then on each level that is frozen, by whomever, is also noted for each open snapshot under
 * the same lock; asking for the changes freezes once more and takes what was noted. So the increments follow each other
 * without gap or overlap. The cost of freezing does not depend on the size of anything.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 * <li><b>The journal is the truth, not MapDB.</b> MapDB 3.1.0 writes a log in {@code transactionEnable} mode and never
 *     replays it: 10 of 220 kills left torn data. Here it writes files that are complete or unpublished, and reads files
 *     that never change.
 * <li><b>MapDB reads through {@link org.holdfast.proxy.store.CheckedVolume}</b>, which compares each block with a
 *     checksum when it is first read. Checksums of values alone would not notice a damaged link between nodes, by which
 *     records simply vanish; one checksum of the whole file would make opening as slow as reading all of it.
 * <li><b>No memory mapping and no file channel for reading</b>: see {@link org.holdfast.proxy.store.DiskFiles}.
 * <li><b>Torn tails are not cut off but passed over.</b> The header of the next segment says where the old one ends. So
 *     nothing that was written is ever changed, and opening a store twice finds the same.
 * <li><b>Levels instead of one overlay map.</b> A snapshot of one mutable map needs either a copy, which takes as long
 *     as the map is large, or versions in each entry, which somebody has to clean up. A stack of levels is frozen by
 *     exchanging a reference, and the increments of a snapshot are levels too.
 * <li><b>Memory is bounded by waiting, not by failing.</b> Turns wait for room in the queue, and for a checkpoint that is
 *     being written while the overlay is far beyond its limit. They do not wait for a checkpoint that cannot be written:
 *     the host is told of a stall, and decides what happens to the game.
 * <li><b>Values have a checksum besides that of their block.</b> It is over key and value, made when
 *     the document was encoded and compared when it is decoded: it finds what went wrong in between, in memory or in a
 *     merge.
 * </ul>
 */
@NullMarked
package org.holdfast.proxy.store;

import org.jspecify.annotations.NullMarked;
