package org.holdfast.proxy.host;

import org.holdfast.proxy.host.Port.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What a generation has in hand, and who decides what becomes of it: the generation's thread, or the watch that takes
 * it away from a world that does not end.
 *
 * <pre>
 *            begin         end, mayFail       settled
 *   IDLE -----------> IN_WORLD ----> DECIDING --------> IDLE
 *     \                  |
 *      \_____seize_______+--> SEIZED, for good: begin, end and mayFail are refused
 * </pre>
 *
 * Each step happens under this object's lock, which nobody holds while world code runs. So a message that is in the
 * world's hands is either ended by its thread, and then accepted or failed, or seized by the watch, and then quarantined
 * or given back; never both, never neither. The package's description has the whole argument.
 */
final class Hand {
    private enum State {
        /** Between two messages. */
        IDLE,
        /** World code may be running. */
        IN_WORLD,
        /** The world is done; the host makes the turn part of history, or fails it. */
        DECIDING,
        /** Nothing that the thread does counts any more. */
        SEIZED
    }

    private final Thread thread;
    private State state = State.IDLE;
    private @Nullable Envelope current;
    private @Nullable Envelope settled;
    private boolean givesBack;
    private volatile long turns;

    /** @param thread the generation's, which alone begins and ends turns */
    Hand(Thread thread) {
        this.thread = thread;
    }

    /** World code is about to run. Returns false if it must not: the message is not this generation's any more. */
    synchronized boolean begin(Envelope envelope) {
        if (state == State.SEIZED) {
            return false;
        }
        state = State.IN_WORLD;
        current = envelope;
        turns++;
        return true;
    }

    /**
     * World code has ended. Returns false if it was too late: then others have decided. Afterwards no interrupt comes that
     * was meant for this turn, and the thread is not interrupted: neither the next message nor the store is to see one.
     */
    synchronized boolean end() {
        if (state == State.SEIZED) {
            return false;
        }
        state = State.DECIDING;
        Hosted.forgetInterrupt();
        return true;
    }

    /**
     * Something went wrong in the host's own frames, such as no memory, and that may have been anywhere in the turn: before
     * {@link #end}, when the watch may have seized it or may be about to; between that and the answer; or after the answer.
     * Returns whether it is for the thread to say that the message failed: not if the watch was first, which says then what
     * became of it, or leaves it to the next; nor if its sender has been answered.
     */
    synchronized boolean mayFail() {
        return state == State.DECIDING || (state == State.IN_WORLD && end());
    }

    /** The message in hand has been accepted or has failed. */
    synchronized void settled() {
        if (state == State.DECIDING) {
            state = State.IDLE;
            settled = current;
            current = null;
        }
    }

    /** The turn that is in the world's hands, counted from 1; 0 if none is. */
    synchronized long running() {
        return state == State.IN_WORLD ? turns : 0;
    }

    /** How many turns were begun; any thread. */
    long turns() {
        return turns;
    }

    Thread thread() {
        return thread;
    }

    /** Asks this turn to end, if the world still has it. Reaches no other. */
    synchronized void interrupt(long turn) {
        if (state == State.IN_WORLD && turns == turn) {
            thread.interrupt();
        }
    }

    /** Takes this turn away, if the world still has it; empty-handed otherwise, and nothing has happened. */
    synchronized @Nullable Envelope seize(long turn) {
        if (state != State.IN_WORLD || turns != turn) {
            return null;
        }
        state = State.SEIZED;
        return current;
    }

    /**
     * Takes the generation out of service; what it has in hand is for the next one. False if the host is just deciding
     * about that: then nothing has happened.
     */
    synchronized boolean giveUp() {
        if (state == State.DECIDING || state == State.SEIZED) {
            return false;
        }
        givesBack = state == State.IN_WORLD;
        state = State.SEIZED;
        return true;
    }

    /** For a thread that has come to grief in the host's own code: takes whatever it had in hand. */
    synchronized @Nullable Envelope seizeDead() {
        state = State.SEIZED;
        return current;
    }

    synchronized boolean isSeized() {
        return state == State.SEIZED;
    }

    /**
     * Whether a generation that was seized leaves this message, which the port handed out last, to the next one: it was
     * never begun, or is given back.
     */
    @SuppressWarnings("ReferenceEquality")
    synchronized boolean isForTheNext(Envelope envelope) {
        return envelope == current ? givesBack : envelope != settled;
    }
}
