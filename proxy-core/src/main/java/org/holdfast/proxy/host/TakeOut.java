package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Takes one generation out of service. Made when it begins to serve, so that nothing need be allocated to make its code
 * end: that may be what takes all the memory.
 *
 * <pre>
 *   CODE -> ROOM -> EPOCH -> PORT -> PAPER -> VERDICT -> SUCCESSION
 *     each step is run again until it has gone well; none does harm when it is
 * </pre>
 *
 * <p>Confined to the watch's thread.
 */
final class TakeOut {
    /** Why. */
    enum Cause {
        /** A turn does not end. */
        HUNG,
        /** A turn takes the memory. */
        WILD,
        /** It has taken the memory over many turns. */
        GROWN,
        /** It has ended by itself. */
        BROKEN
    }

    private enum Step {
        /** Its code is made to end. */
        CODE,
        /** Where it took the memory it lets go of it, if it heeds the fence: telling anybody of it needs some. */
        ROOM,
        EPOCH,
        PORT,
        PAPER,
        VERDICT,
        SUCCESSION
    }

    private static final Step[] STEPS = Step.values();

    /** What it works with. */
    record Parts(
            Acceptance acceptance,
            Port port,
            Faults faults,
            Quarantine quarantine,
            InstantSource clock,
            WorldWatch.Deaths deaths) {}

    private final Parts parts;
    private final TurnLoop loop;
    private Cause cause = Cause.BROKEN;
    private @Nullable Envelope lost;
    private StackTraceElement[] stack = WorldWatch.NO_STACK;
    private long takenNanos;
    private long servedNanos;
    private long roomBy;
    private @Nullable Fault fault;
    private int stepsDone;

    TakeOut(Parts parts, TurnLoop loop) {
        this.parts = parts;
        this.loop = loop;
    }

    /**
     * Says what has happened, once the hand is seized. Allocates nothing.
     *
     * @param envelope what it died of; nothing of it is to take place
     * @param in where it was
     * @param taken how long the turn had run, in ns
     * @param served how long the generation had served, in ns
     * @param now by {@link HostTime}
     */
    void because(Cause why, @Nullable Envelope envelope, StackTraceElement[] in, long taken, long served, long now) {
        cause = why;
        lost = envelope;
        stack = in;
        takenNanos = taken;
        servedNanos = served;
        roomBy = now + WorldWatch.GRACE.toNanos();
    }

    /**
     * Does what is left to do. Throws what a step throws; the next call begins with that step.
     *
     * @param now by {@link HostTime}
     * @return whether all is done
     */
    boolean run(long now) {
        while (stepsDone < STEPS.length) {
            Step next = STEPS[stepsDone];
            if (next == Step.ROOM && cause == Cause.WILD && !loop.hasLeft() && now < roomBy) {
                return false;
            }
            run(next);
            stepsDone++;
        }
        return true;
    }

    private void run(Step now) {
        switch (now) {
            case CODE -> endCode();
            case ROOM -> {}
            case EPOCH -> parts.acceptance().fence(loop.epoch(), died());
            case PORT -> parts.port().takeFrom(loop.generation(), loop.hand()::isForTheNext);
            case PAPER ->
                died().ifPresent(message -> parts.quarantine()
                        .put(parts.clock().instant(), loop.generation().number(), message));
            case VERDICT -> fault = verdict();
            case SUCCESSION -> succeed();
        }
    }

    private void endCode() {
        loop.fence();
        if (cause != Cause.BROKEN) {
            loop.hand().thread().interrupt();
        }
    }

    private void succeed() {
        if (fault != null) {
            parts.deaths().died(loop.generation(), fault, Duration.ofNanos(servedNanos));
        }
    }

    private Optional<ToModule> died() {
        return Optional.ofNullable(lost).map(Envelope::message);
    }

    private Fault verdict() {
        return switch (cause) {
            case HUNG ->
                add(
                        Fault.Kind.TURN_HUNG,
                        "of " + kind() + " at " + FaultText.place(stack),
                        "fenced after " + Duration.ofNanos(takenNanos).toMillis() + " ms, the message was quarantined");
            case WILD ->
                add(
                        Fault.Kind.MEMORY,
                        "of " + kind() + " at " + FaultText.place(stack),
                        "fenced, the message was quarantined");
            case GROWN -> add(Fault.Kind.MEMORY, "over many turns", "fenced, what it had in hand goes to the next");
            case BROKEN -> {
                Fault known = loop.death();
                yield known != null ? known : add(Fault.Kind.NOT_STORED, "by the host", "being replaced");
            }
        };
    }

    private Fault add(Fault.Kind kind, String detail, String handled) {
        String frames = stack.length == 0 ? "" : FaultText.frames(stack);
        return parts.faults().add(loop.generation().number(), kind, detail, frames, handled);
    }

    private String kind() {
        return died().map(message -> message.getClass().getSimpleName()).orElse("nothing");
    }
}
