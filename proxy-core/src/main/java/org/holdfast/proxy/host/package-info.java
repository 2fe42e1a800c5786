/**
 * Hosts the world: generations, the port, acceptance of turns, and the swap.
 *
 * <h2>Who owns what</h2>
 *
 * <pre>
 *  Netty threads --post--> Port (one FIFO) --take--> generation's thread --accept--> Acceptance --> ModuleRecords
 *                             ^  frozen by                  runs world code           epoch, order      (the store)
 *                             |                                                          |
 *                         Swap, on the swap thread                                   OutputGate --show--> SessionOutput
 *                                                                                        ^
 *                                                                              store: durable up to P
 * </pre>
 *
 * World code runs on its generation's thread and nowhere else; none of the host's locks is held while it runs, so
 * world code that hangs or dies holds nothing that another thread needs.
 *
 * <h2>Why nothing is lost, doubled or reordered by a swap</h2>
 *
 * <ol>
 *   <li>Messages enter the {@code Port} in one order and leave it from its head only, by the owner only.
 *   <li>{@code freeze} returns when the owner has finished the turn in hand; from then on nothing leaves the port. So
 *       each message was either handled by the old owner, and its turn accepted, or is still in the port.
 *   <li>The new generation has by then read a snapshot of the records and the changes since; the last changes are
 *       read after the freeze, so it starts from all accepted turns.
 *   <li>Ownership passes in {@code Acceptance.takeOver}, which compares the epoch and sets it together with the
 *       acceptance of the activation turn. A turn of the old generation that comes later has an old epoch and is
 *       refused as a whole.
 *   <li>{@code thaw} hands the new owner the same queue.
 *   <li>The output of accepted turns stands in the {@code OutputGate} in the order of acceptance and leaves it in that
 *       order, whichever generation made it.
 * </ol>
 *
 * <h2>Why a message in the hands of a dying world is decided once</h2>
 *
 * A turn may end in the very moment in which {@code WorldWatch} takes its generation out of service. Three things must
 * agree then: what became of the message, who may change records, and who takes from the port.
 *
 * <ol>
 *   <li>{@code Hand} decides, under its own lock: either the thread's {@code end} comes first, and the watch's
 *       {@code seize} finds nothing and does nothing; or {@code seize} comes first, and {@code end} tells the thread that
 *       it was too late, so that it never offers the turn. There is no third order. When the host's own frames fail, for
 *       want of memory say, the thread asks the hand likewise ({@code mayFail}) before it tells the sender that the message
 *       failed; and not at all when it has answered before.
 *   <li>The thread won: the turn is accepted or fails as ever, with the generation still in service.
 *   <li>The watch won: only now are the epoch, the port and the code taken away. Between the decision and that, nobody
 *       can be accepted in that epoch, because the thread has lost the only turn that it had. The epoch stands behind
 *       that as a second line.
 *   <li>{@code Port.takeFrom} asks who owns the port, so it never takes it from a successor; and no successor can be there
 *       before it, because a freeze waits for the message in hand, which only {@code take} or {@code takeFrom} ends.
 *   <li>A message that the port had handed out, but that was not begun, is put back at the head in the same step that
 *       takes the port away: whoever owns the port next is handed it first. {@code Hand.begin} refuses it to the thread
 *       that held it. So is one that is given back because its world had grown too large before it.
 *   <li>While the host itself decides about a turn, waiting for the store perhaps, the turn is not the world's any more and
 *       its time does not count.
 *   <li>An interrupt is sent under the same lock, to a turn that is still the world's, and is cleared in {@code end}: it
 *       reaches no other message and no file of the store.
 * </ol>
 *
 * What is to be done with a dying generation is a list of steps. One that fails, for want of memory say, is tried again at
 * the next beat; its code is fenced first, because it may be what takes the memory.
 *
 * <h2>Decisions</h2>
 *
 * The epoch is checked and the turn sequenced under one lock rather than with a bare compare-and-set: between a
 * successful compare-and-set and the record's visibility there would be a moment in which a new owner could read
 * state that lacks an accepted turn. The lock is uncontended (one owner at a time) and no world code runs inside it.
 *
 * <p>The port is a plain queue under a lock, not a lock-free one: a lock-free queue with one consumer breaks when a
 * fenced consumer and its successor poll at once, and here exactly that must be harmless.
 *
 * <p>New code is warmed up ({@code WarmUp}) before its records are read, not after: the rehearsal's module and its
 * garbage are gone before the real one is built, and reading the records is quicker with code that has run. Where nobody
 * serves there is no warm-up: then players wait for any world, not for a quick one.
 *
 * <p>Import and warm-up rest between slices of a millisecond ({@code Pacing}), for longer while messages wait: threads
 * have no priorities on Linux, and a core that is always busy is one that the serving generation and the collector have
 * to fight for. It makes a reload take longer by as much as it rests; nobody
 * waits for that but the one who typed {@code @reload}.
 *
 * <p>A generation that was let go of and stays in memory is looked into ({@code RetirementWatch}), in the order of what it
 * costs: threads first; then only after a proof that the collector could have taken it, a {@code Canary}, because class
 * loaders are taken in whole collections alone and those can be hours apart; then by a search of the heap, once for each
 * generation, for all of them at once, and with a rest before the next. {@code System.gc()} is asked for once for a
 * suspicion and, unless told otherwise, only of a collector that stops nobody for it: under G1 it would be a pause as long as
 * the heap is large, at each reload.
 *
 * <p>What a generation throws is turned into text at once ({@code FaultText}): an exception object refers to classes
 * of the world and would keep its loader alive.
 */
@NullMarked
package org.holdfast.proxy.host;

import org.jspecify.annotations.NullMarked;
