package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.api.message.ToModule;
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

    /** Between two beats while there is little memory left. */
    private static final Duration TIGHT = Duration.ofMillis(5);

    /** Code that has served for so long without dying is worth going back to; or that has handled so many turns. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(10);

    private static final int HEALTHY_TURNS = 20;

    private final HostTime time;
    private final Supervision limits;
    private final Acceptance acceptance;
    private final Port port;
    private final Faults faults;
    private final Quarantine quarantine;
    private final InstantSource clock;
    private final Deaths deaths;
    private final HeapGuard heap;

    private final AtomicReference<@Nullable TurnLoop> serving = new AtomicReference<>();

    /** What is still to be done with one that died; each until it has gone well. */
    private final ArrayDeque<Runnable> todo = new ArrayDeque<>();

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
        this.acceptance = acceptance;
        this.port = port;
        this.faults = faults;
        this.quarantine = quarantine;
        this.clock = clock;
        this.heap = heap;
        this.deaths = deaths;
    }

    /** From now on this is what serves; called before it takes its first message. */
    void serves(TurnLoop loop) {
        serving.set(loop);
    }

    /** Lets go of what it watched; called when there is no beat any more. */
    void close() {
        serving.set(null);
        watched = null;
        todo.clear();
    }

    /** Returns how long the next one may take to come, in ns. */
    long beat() {
        time.beat();
        try {
            finish();
            look();
        } catch (RuntimeException | Error e) {
            // Such as no memory; the next beat tries again what is left to do.
            LOG.error("the watch failed: {}", FaultText.frames(e));
        }
        return heap.isTight() || !todo.isEmpty() ? TIGHT.toNanos() : HostTime.BEAT.toNanos();
    }

    private void finish() {
        while (!todo.isEmpty()) {
            todo.element().run();
            todo.remove();
        }
    }

    private void look() {
        TurnLoop loop = serving.get();
        if (loop != watched) {
            watched = loop;
            servesSince = time.nanos();
            turn = 0;
            interruptedIn = null;
        }
        if (loop == null) {
            return;
        }
        if (loop.isBroken()) {
            takeOutBroken(loop);
            return;
        }
        if (servedFor().compareTo(HEALTHY_AFTER) >= 0 || loop.hand().turns() > HEALTHY_TURNS) {
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
            StackTraceElement[] stack = loop.hand().thread().getStackTrace();
            Envelope lost = loop.hand().seize(running);
            if (lost != null) {
                takeOut(loop, Optional.of(lost.message()), () -> tookTooMuch(loop, "of " + kind(lost) + " at ", stack));
            }
        } else if (verdict == HeapGuard.Verdict.GROWN) {
            // Whatever it has in hand now is not to blame, and nothing of it has taken place: the next one gets it.
            if (loop.hand().giveUp()) {
                takeOut(loop, Optional.empty(), () -> tookTooMuch(loop, "over many turns", new StackTraceElement[0]));
            }
        }
    }

    private Fault tookTooMuch(TurnLoop loop, String detail, StackTraceElement[] stack) {
        loop.hand().thread().interrupt();
        boolean wild = stack.length > 0;
        return faults.add(
                loop.generation().number(),
                Fault.Kind.MEMORY,
                wild ? detail + FaultText.place(stack) : detail,
                wild ? FaultText.frames(stack) : "",
                wild ? "fenced, the message was quarantined" : "fenced, what it had in hand goes to the next");
    }

    private static String kind(Envelope envelope) {
        return envelope.message().getClass().getSimpleName();
    }

    private Duration servedFor() {
        return Duration.ofNanos(time.nanos() - servesSince);
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
        ToModule message = lost.message();
        takeOut(loop, Optional.of(message), () -> {
            loop.hand().thread().interrupt();
            return faults.add(
                    loop.generation().number(),
                    Fault.Kind.TURN_HUNG,
                    "of " + kind(lost) + " at " + FaultText.place(stack),
                    FaultText.frames(stack),
                    "fenced after " + taken.toMillis() + " ms, the message was quarantined");
        });
    }

    private void takeOutBroken(TurnLoop loop) {
        Envelope lost = loop.hand().seizeDead();
        takeOut(loop, Optional.ofNullable(lost).map(Envelope::message), () -> {
            Fault known = loop.death();
            return known != null
                    ? known
                    : faults.add(
                            loop.generation().number(), Fault.Kind.NOT_STORED, "by the host", "", "being replaced");
        });
    }

    /** Says what a generation died of, once it is out of service. */
    private interface Verdict {
        Fault fault();
    }

    private void takeOut(TurnLoop loop, Optional<ToModule> died, Verdict verdict) {
        Duration served = servedFor();
        loop.generation().trust(false);
        serving.compareAndSet(loop, null);
        interruptedIn = null;
        turn = 0;
        // Its code first: it may be taking the memory that all else needs.
        todo.add(loop::fence);
        todo.add(() -> acceptance.fence(loop.epoch(), died));
        todo.add(() -> port.takeFrom(loop.generation(), loop.hand()::isForTheNext));
        todo.add(() -> died.ifPresent(
                message -> quarantine.put(clock.instant(), loop.generation().number(), message)));
        todo.add(() -> deaths.died(loop.generation(), verdict.fault(), served));
        finish();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
