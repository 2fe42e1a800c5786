package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.holdfast.api.message.ToModule;
import org.jspecify.annotations.Nullable;

/**
 * The one queue into a module, with at most one owner that takes from it.
 *
 * <p>Any thread may {@link #offer}. Messages leave in the order in which they were offered, to the owner alone, and not
 * while the port is frozen or stalled. What bounds the queue is not here: each session stops reading its socket when too many of
 * its lines are waiting, and there is at most one tick and one wake of each name.
 */
final class Port {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mayTake = lock.newCondition();
    private final Condition ownerIdle = lock.newCondition();
    private final ArrayDeque<Envelope> queue = new ArrayDeque<>();

    private @Nullable Generation owner;
    private boolean frozen;
    private boolean stalled;
    private @Nullable Envelope inHand;

    /**
     * A message on its way.
     *
     * @param only the number of the one generation that it is for, which asked for it; 0 if it is for whichever serves
     */
    record Envelope(ToModule message, int only) {
        static Envelope forWhicheverServes(ToModule message) {
            return new Envelope(message, 0);
        }
    }

    void offer(Envelope envelope) {
        lock.lock();
        try {
            queue.add(envelope);
            mayTake.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next message for its owner, who has thereby finished the one before. Waits for one.
     *
     * @return {@code null} if the caller does not own the port, or no longer
     */
    @Nullable
    Envelope take(Generation caller) throws InterruptedException {
        lock.lock();
        try {
            if (owner == caller) {
                inHand = null;
                ownerIdle.signalAll();
            }
            while (owner == caller) {
                Envelope envelope = frozen || stalled ? null : queue.poll();
                if (envelope == null) {
                    ownerIdle.signalAll();
                    mayTake.await();
                } else if (envelope.only == 0 || envelope.only == caller.number()) {
                    inHand = envelope;
                    return envelope;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops handing out messages, and waits until the owner has finished the one in hand.
     *
     * @param givesUp whether to wait no longer; asked now and then
     * @return whether it did; if not, the port is as it was
     */
    boolean freeze(BooleanSupplier givesUp) throws InterruptedException {
        lock.lock();
        try {
            frozen = true;
            while (inHand != null) {
                if (givesUp.getAsBoolean()) {
                    thaw();
                    return false;
                }
                ownerIdle.awaitNanos(HostTime.BEAT.toNanos());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Hands out messages again. */
    void thaw() {
        lock.lock();
        try {
            frozen = false;
            mayTake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands out no message while this holds, whoever owns the port. Does not wait for the one in hand, which may be
     * waiting for the same thing.
     */
    void stall(boolean holds) {
        lock.lock();
        try {
            stalled = holds;
            mayTake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a generation the owner, or none. The owner before, when it asks for its next message, is told that there
     * is none for it.
     */
    void handTo(@Nullable Generation next) {
        lock.lock();
        try {
            becomes(next);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the port away from a generation, if it is the owner; nobody owns it then.
     *
     * @param runAgain whether the message that it was handed last, if it has not asked for the next, is the first for
     *     whoever owns the port next
     */
    void takeFrom(Generation generation, Predicate<Envelope> runAgain) {
        lock.lock();
        try {
            if (owner == generation) {
                Envelope last = inHand;
                if (last != null && runAgain.test(last)) {
                    queue.addFirst(last);
                }
                becomes(null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void becomes(@Nullable Generation next) {
        owner = next;
        inHand = null;
        ownerIdle.signalAll();
        mayTake.signalAll();
    }

    /** Whether a message is waiting or in hand. */
    boolean isBusy() {
        lock.lock();
        try {
            return inHand != null || !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** How many lines are waiting. */
    int heldLines() {
        lock.lock();
        try {
            return (int) queue.stream()
                    .filter(envelope -> envelope.message instanceof ToModule.Input)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is queued or in hand, or nobody owns the port.
     *
     * @return whether that came within the time
     */
    boolean awaitEmpty(Duration within) throws InterruptedException {
        lock.lock();
        try {
            long nanos = within.toNanos();
            while (owner != null && (inHand != null || !queue.isEmpty())) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = ownerIdle.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
