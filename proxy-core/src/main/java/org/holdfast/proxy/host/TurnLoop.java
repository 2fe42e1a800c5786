package org.holdfast.proxy.host;

import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation that serves: takes one message after the other from the port and has it handled, until another owns the
 * port, or the module is broken, or the watch has taken the generation out of service.
 *
 * <p>{@link #run} is called once, on the generation's thread; the rest is usable on any.
 */
final class TurnLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TurnLoop.class);

    private final Generation generation;
    private final Hosted hosted;
    private final long epoch;
    private final Hand hand;
    private final Port port;
    private final Acceptance acceptance;
    private final ModuleRecords records;
    private final Faults faults;
    private volatile boolean broken;
    private volatile boolean left;
    private volatile @Nullable Fault death;

    TurnLoop(Generation generation, Hosted hosted, long epoch, Swap.Parts parts) {
        this.generation = generation;
        this.hosted = hosted;
        this.epoch = epoch;
        this.hand = new Hand(Thread.currentThread());
        this.port = parts.port();
        this.acceptance = parts.acceptance();
        this.records = parts.records();
        this.faults = parts.faults();
    }

    Generation generation() {
        return generation;
    }

    Hand hand() {
        return hand;
    }

    long epoch() {
        return epoch;
    }

    /** Whether it has ended because the module is of no use any more: it must be replaced. */
    boolean isBroken() {
        return broken;
    }

    /** What broke it, if that is known. */
    @Nullable
    Fault death() {
        return death;
    }

    /** Whether it has taken its last message, and is done with it. */
    boolean hasLeft() {
        return left;
    }

    /** Makes the module's code end, wherever it runs. */
    void fence() {
        hosted.fence();
    }

    void run() {
        try {
            Hosted.Outcome outcome = Hosted.Outcome.DONE;
            while (outcome == Hosted.Outcome.DONE) {
                Envelope envelope = next();
                outcome = envelope != null && hand.begin(envelope) ? handle(envelope.message()) : Hosted.Outcome.FENCED;
                hand.settled();
            }
            broken = outcome == Hosted.Outcome.BROKEN;
        } catch (Throwable e) {
            // Such as no memory for a line of the log. The watch finds out what became of the message.
            broken = true;
            LOG.error("generation {}: the host failed: {}", generation.number(), FaultText.frames(e));
        } finally {
            left = true;
            hosted.retire(!hand.isSeized());
        }
    }

    private Hosted.Outcome handle(ToModule message) {
        if (message instanceof ToModule.Tick) {
            acceptance.tickTaken();
        }
        try {
            return hosted.run(message, hand, epoch, acceptance, records, this::failed);
        } catch (RuntimeException | Error e) {
            // Not the module's fault; but it believes in a turn that did not take place. The hand says, in one step
            // with what the watch does, who answers: this may come from a frame that runs while the watch seizes the
            // turn, or from one that runs when the sender has been answered already.
            if (hand.mayFail()) {
                acceptance.failed(epoch, message);
                hand.settled();
            }
            if (hand.isSeized()) {
                return Hosted.Outcome.FENCED;
            }
            failed(Fault.Kind.NOT_STORED, message, FaultText.thrown(e));
            return Hosted.Outcome.BROKEN;
        }
    }

    private void failed(Fault.Kind kind, ToModule message, FaultText.Thrown thrown) {
        LOG.warn("generation {}: {} in the turn of {}", generation.number(), kind.words(), Hosted.name(message));
        String detail = "of " + message.getClass().getSimpleName() + ": " + thrown.place();
        boolean undone = kind == Fault.Kind.TURN_FAILED;
        Fault fault =
                faults.add(generation.number(), kind, detail, thrown.frames(), undone ? "undone" : "being replaced");
        if (!undone) {
            death = fault;
        }
    }

    /** The next message; world code may have left the thread interrupted, which is nothing to the port. */
    private @Nullable Envelope next() {
        while (true) {
            try {
                return port.take(generation);
            } catch (InterruptedException e) {
                LOG.debug("generation {} was interrupted between two turns", generation.number());
            }
        }
    }
}
