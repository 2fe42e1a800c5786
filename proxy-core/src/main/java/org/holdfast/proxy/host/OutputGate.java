package org.holdfast.proxy.host;

import java.util.ArrayDeque;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the output of accepted turns back until what they changed is on disk, and lets it out in the order of the
 * turns: durability before visibility. Turns that changed nothing wait for those before them and for nothing else.
 *
 * <p>Usable on any thread. The receiver is called under the gate's lock, which is what keeps the order when the
 * generation's thread and the store's acknowledging thread meet here.
 */
final class OutputGate {
    private static final Logger LOG = LoggerFactory.getLogger(OutputGate.class);

    private final SessionOutput receiver;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long durable;

    private record Held(long position, ShownTurn turn) {}

    OutputGate(SessionOutput receiver, long durable) {
        this.receiver = receiver;
        this.durable = durable;
    }

    /**
     * @param position of the last turn at or before this one that changed records
     */
    synchronized void offer(long position, ShownTurn turn) {
        if (held.isEmpty() && position <= durable) {
            show(turn);
        } else {
            held.add(new Held(position, turn));
        }
    }

    synchronized void durable(long position) {
        durable = Math.max(durable, position);
        while (!held.isEmpty() && held.element().position <= durable) {
            show(held.remove().turn);
        }
    }

    /**
     * What goes wrong with one session's output stops neither the generation nor the store, whose thread this is. Nor does
     * it make anybody believe that the turn was not shown, and end it in another way: some may have seen it.
     */
    private void show(ShownTurn turn) {
        try {
            receiver.show(turn);
        } catch (RuntimeException | Error e) {
            log(e);
        }
    }

    private static void log(Throwable failure) {
        try {
            LOG.error("the output of a turn could not be shown", failure);
        } catch (OutOfMemoryError e) {
            LOG.debug("nor is there memory to say so");
        }
    }
}
