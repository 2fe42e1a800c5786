package org.holdfast.proxy.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * What was accepted and is not yet handed to the writer, in order, bounded in bytes. All methods are called while
 * holding the lock that it was made with; waiting gives the lock up meanwhile.
 */
final class TurnQueue {
    /**
     * Bytes after which a group is full; a larger turn is a group of its own. Groups find their size by themselves: one
     * is what came while the one before was being forced. Measured, 8 producers that wait for each turn make groups of 4
     * turns, and 64 with 256 turns under way each make groups of 2,600, which is 1 MiB; so the bound counts only when the
     * disk was held up for long. Then, at 8 MiB, whoever waits for the first of 32 MiB does not wait for all of them.
     */
    static final int GROUP_BYTES = 8 << 20;

    /**
     * What the writer takes at once.
     *
     * @param turns to be written together
     * @param rotation if there, the journal goes on in another segment behind these turns; it gets the lowest number
     *     that the segment can have
     */
    record Group(List<AcceptedTurn> turns, List<CompletableFuture<Long>> rotation) {}

    private record Rotation(long after, CompletableFuture<Long> nextSegment) {}

    private final long capacity;
    private final Condition room;
    private final Condition work;
    private final ArrayDeque<AcceptedTurn> turns = new ArrayDeque<>();
    private final ArrayDeque<Rotation> rotations = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private boolean ended;

    TurnQueue(Lock lock, long capacity) {
        this.capacity = capacity;
        this.room = lock.newCondition();
        this.work = lock.newCondition();
    }

    /**
     * Returns when a turn of this size may be added. An empty queue takes any turn.
     *
     * @param busy what else to wait for the end of; looked at again after {@link #signalRoom}
     */
    void awaitRoom(int size, BooleanSupplier busy) {
        while (!closed && ((bytes > 0 && bytes + size > capacity) || busy.getAsBoolean())) {
            room.awaitUninterruptibly();
        }
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** Lets those who wait for room look again. */
    void signalRoom() {
        room.signalAll();
    }

    void add(AcceptedTurn turn) {
        turns.add(turn);
        bytes += turn.bytes.length;
        work.signal();
    }

    /** Lets the journal change to another segment behind the turn at this position, which was the last one added. */
    void rotateAfter(long position, CompletableFuture<Long> nextSegment) {
        rotations.add(new Rotation(position, nextSegment));
        work.signal();
    }

    /** Wakes everybody. From now on nothing can be added; what is there can still be taken. */
    void close() {
        closed = true;
        room.signalAll();
        work.signalAll();
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on no rotation is asked for either. */
    void end() {
        ended = true;
        work.signalAll();
    }

    boolean isEnded() {
        return ended;
    }

    boolean isEmpty() {
        return turns.isEmpty() && rotations.isEmpty();
    }

    /** Waits for something to do, for at most this long, or until there will be nothing any more. */
    void awaitWork(long nanos) {
        await(nanos, () -> ended || !isEmpty());
    }

    /** Waits this long, whatever comes, or until the queue is closed. */
    void pause(long nanos) {
        await(nanos, () -> closed);
    }

    private void await(long nanos, BooleanSupplier condition) {
        try {
            long left = nanos;
            while (left > 0 && !condition.getAsBoolean()) {
                left = work.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the store's own threads", e);
        }
    }

    /** Takes what fits into one group; nothing, if there is nothing. */
    Group take() {
        List<AcceptedTurn> group = new ArrayList<>();
        List<CompletableFuture<Long>> rotation = new ArrayList<>();
        int size = 0;
        long boundary = rotations.isEmpty() ? Long.MAX_VALUE : rotations.peek().after();
        while (!turns.isEmpty()) {
            AcceptedTurn turn = turns.peek();
            boolean full = size > 0 && size + turn.bytes.length > GROUP_BYTES;
            if (full || turn.position > boundary) {
                break;
            }
            group.add(turns.remove());
            size += turn.bytes.length;
        }
        if (turns.isEmpty() || turns.peek().position > boundary) {
            while (!rotations.isEmpty() && rotations.peek().after() <= boundary) {
                rotation.add(rotations.remove().nextSegment());
            }
        }
        bytes -= size;
        room.signalAll();
        return new Group(group, rotation);
    }
}
