package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.proxy.host.Port.Envelope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the generation that serves, and takes it out of service when it does not come to an end with a message, or is
 * broken.
 *
 * <pre>
 *   turn begins ... turn_ms: stack to the log, interrupt ... {@link #GRACE}: seize, quarantine, fence, replace
 *                       |                                |
 *                       +--- it ended: a slow turn ------+
 * </pre>
 *
 * {@link #beat} is called over and over by one thread of the core; it holds no lock that world code could hold, and
 * waits for nothing but, when the heap stays full, a collection of it. Time is {@link HostTime}.
 */
final class WorldWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WorldWatch.class);

    /** From the interrupt to the fence. */
    static final Duration GRACE = Duration.ofMillis(250);

    static final StackTraceElement[] NO_STACK = {};

    /** Between two beats while there is little memory left. */
    private static final Duration TIGHT = Duration.ofMillis(1);

    /** Code that has served for so long without dying is worth going back to; or that has handled so many turns. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(10);

    private static final int HEALTHY_TURNS = 20;

    private final HostTime time;
    private final Supervision limits;
    private final Faults faults;
    private final HeapGuard heap;
    private final TakeOut.Parts parts;

    private final AtomicReference<@Nullable TurnLoop> serving = new AtomicReference<>();

    /** What is still to be done with one that died, until all of it has gone well. */
    private @Nullable TakeOut unfinished;

    /** For the one that is watched, in case that it dies. */
    private @Nullable TakeOut prepared;

    private @Nullable TurnLoop watched;
    private long servesSince;
    private long turn;
    private long turnSince;
    private StackTraceElement @Nullable [] interruptedIn;

    /** Told of a generation that has been taken out of service. */
    interface Deaths {
        /**
         * Called on the watch's thread; hands over and returns.
         *
         * @param served how long it had served
         */
        void died(Generation generation, Fault fault, Duration served);
    }

    WorldWatch(
            HostTime time,
            Supervision limits,
            Acceptance acceptance,
            Port port,
            Faults faults,
            Quarantine quarantine,
            InstantSource clock,
            HeapGuard heap,
            Deaths deaths) {
        this.time = time;
        this.limits = limits;
        this.faults = faults;
        this.heap = heap;
        this.parts = new TakeOut.Parts(acceptance, port, faults, quarantine, clock, deaths);
    }

    /** From now on this is what serves; called before it takes its first message. */
    void serves(TurnLoop loop) {
        serving.set(loop);
    }

    /** Lets go of what it watched; called when there is no beat any more. */
    void close() {
        serving.set(null);
        watched = null;
        prepared = null;
        unfinished = null;
        heap.forget();
    }

    /** Returns how long the next one may take to come, in ns. */
    long beat() {
        time.beat();
        try {
            finish();
            if (unfinished == null) {
                look();
            }
        } catch (RuntimeException | Error e) {
            // Such as no memory; the next beat tries again what is left to do.
            LOG.error("the watch failed: {}", FaultText.frames(e));
        }
        return heap.isTight() || unfinished != null ? TIGHT.toNanos() : HostTime.BEAT.toNanos();
    }

    private void finish() {
        TakeOut out = unfinished;
        if (out != null && out.run(time.nanos())) {
            unfinished = null;
        }
    }

    private void look() {
        TurnLoop loop = serving.get();
        if (loop != watched) {
            prepared = loop == null ? null : new TakeOut(parts, loop);
            watched = loop;
            servesSince = time.nanos();
            turn = 0;
            interruptedIn = null;
        }
        if (loop == null) {
            heap.forget();
            return;
        }
        if (loop.isBroken()) {
            takeOutBroken(loop);
            return;
        }
        if (time.nanos() - servesSince >= HEALTHY_AFTER.toNanos() || loop.hand().turns() > HEALTHY_TURNS) {
            loop.generation().trust(true);
        }
        lookAtHeap(loop);
        if (serving.get() == loop) {
            lookAtTurn(loop);
        }
    }

    private void lookAtHeap(TurnLoop loop) {
        long running = loop.hand().running();
        HeapGuard.Verdict verdict = heap.look(loop, running);
        if (verdict == HeapGuard.Verdict.WILD) {
            StackTraceElement[] stack = stackOf(loop);
            Envelope lost = loop.hand().seize(running);
            if (lost != null) {
                takeOut(loop, TakeOut.Cause.WILD, lost, stack, 0);
            }
        } else if (verdict == HeapGuard.Verdict.GROWN) {
            // Whatever it has in hand now is not to blame, and nothing of it has taken place: the next one gets it.
            if (loop.hand().giveUp()) {
                heap.heeded();
                takeOut(loop, TakeOut.Cause.GROWN, null, NO_STACK, 0);
            }
        }
    }

    /** Where it is; nowhere, if there is no memory left to say so. */
    private static StackTraceElement[] stackOf(TurnLoop loop) {
        try {
            return loop.hand().thread().getStackTrace();
        } catch (OutOfMemoryError e) {
            return NO_STACK;
        }
    }

    private void lookAtTurn(TurnLoop loop) {
        long running = loop.hand().running();
        if (running != turn) {
            ended(loop);
            turn = running;
            turnSince = time.nanos();
        }
        if (turn == 0 || limits.turn().isZero()) {
            return;
        }
        Duration taken = Duration.ofNanos(time.nanos() - turnSince);
        if (interruptedIn == null && taken.compareTo(limits.turn()) >= 0) {
            interrupt(loop, taken);
        } else if (interruptedIn != null && taken.compareTo(limits.turn().plus(GRACE)) >= 0) {
            takeOutHung(loop, taken, interruptedIn);
        }
    }

    private void interrupt(TurnLoop loop, Duration taken) {
        StackTraceElement[] stack = loop.hand().thread().getStackTrace();
        interruptedIn = stack;
        LOG.warn(
                "generation {}: a turn has run for {} ms and is interrupted; it is in {}",
                loop.generation().number(),
                taken.toMillis(),
                FaultText.frames(stack));
        loop.hand().interrupt(turn);
    }

    /** Another turn runs, or none; if the one before had been interrupted, that is worth telling. */
    private void ended(TurnLoop loop) {
        StackTraceElement[] stack = interruptedIn;
        if (stack != null) {
            interruptedIn = null;
            faults.add(
                    loop.generation().number(),
                    Fault.Kind.TURN_SLOW,
                    "at " + FaultText.place(stack),
                    FaultText.frames(stack),
                    "it ended after " + millis(time.nanos() - turnSince) + " ms");
        }
    }

    private void takeOutHung(TurnLoop loop, Duration taken, StackTraceElement[] stack) {
        Envelope lost = loop.hand().seize(turn);
        if (lost == null) {
            // It ended just now, and counts.
            return;
        }
        takeOut(loop, TakeOut.Cause.HUNG, lost, stack, taken.toNanos());
    }

    private void takeOutBroken(TurnLoop loop) {
        takeOut(loop, TakeOut.Cause.BROKEN, loop.hand().seizeDead(), NO_STACK, 0);
    }

    /** Its hand has been seized: whatever becomes of this thread's memory, it has to be brought to an end now. */
    private void takeOut(
            TurnLoop loop, TakeOut.Cause cause, @Nullable Envelope lost, StackTraceElement[] stack, long taken) {
        TakeOut out = Objects.requireNonNull(prepared);
        long now = time.nanos();
        out.because(cause, lost, stack, taken, now - servesSince, now);
        unfinished = out;
        loop.generation().trust(false);
        serving.compareAndSet(loop, null);
        interruptedIn = null;
        turn = 0;
        finish();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
