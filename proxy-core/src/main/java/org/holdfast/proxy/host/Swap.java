package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import org.holdfast.proxy.host.Generation.StepFailed;

/**
 * Puts one generation in the place of another, or of none.
 *
 * <pre>
 *   the old one serves                                         nobody does             the new one serves
 *  |----------------------------------------------------------|----------------------|------------------
 *   LOAD -> CHECK -> CREATE -> WARM_UP -> IMPORT -> CATCH_UP --> FREEZE -> ACTIVATE -> TAKE_OVER -> retire the old one
 *    |       |        |          |          |         |            |          |           |
 *    v       v        v          v          v         v            v          v           v
 *    any failure, or a deadline passed: drop the new one, thaw, the old one serves on with the same queue
 *                                                     |
 *                                                     +-- a check ends here: report, drop the new one
 * </pre>
 *
 * <p>Runs on the swap thread, one swap at a time. Every step that runs code of the world runs on the new generation's
 * own thread, within the deadline of its {@link SwapStep}; a step that outlasts it is interrupted, then fenced, and left
 * behind with its thread, which ends when the step does. WARM_UP comes before IMPORT so that its module is gone before the real one grows, and is left
 * out when nobody serves: then a cold world now is better than a warm one later.
 *
 * <p>TAKE_OVER is the flip, and the last step that can fail: either the store takes the new generation's first turn, and
 * the epoch changes with it, or nothing has happened. What follows it only hands out what is decided.
 */
final class Swap {
    private final Parts parts;
    private final Generation next;
    private final Building building;
    private final StepTimes steps;
    private final Duration warmUp;

    /** What every swap of a host works with. */
    record Parts(
            ModuleLoading loading,
            ModuleRecords records,
            Port port,
            Acceptance acceptance,
            TurnClock clock,
            RecentLines recent,
            PauseWatch pauses,
            Serving serving,
            SwapOptions options,
            Faults faults,
            HostTime time,
            ScheduledExecutorService timers) {}

    /** Serves the port from now on, on the thread that calls. */
    interface Serving {
        void serve(Generation generation, Hosted hosted, long epoch);
    }

    /** Told of the loader of a generation, to watch what becomes of it. */
    interface Registered {
        void loaded(ClassLoader loader);
    }

    /** A generation that has taken over. */
    record Done(Duration pause, int held, SwapReport report) {}

    /**
     * @param next made for this swap, and ended if it does not take over
     * @param replaces whether a generation serves meanwhile
     */
    Swap(Parts parts, Generation next, ContextOfGeneration context, boolean replaces, SwapListener listener) {
        this.parts = parts;
        this.next = next;
        this.building = new Building(parts, next.image(), context, replaces);
        this.steps = new StepTimes(parts.timers, listener, building::done);
        this.warmUp = replaces ? parts.options.warmUp() : Duration.ZERO;
    }

    /**
     * Runs all steps.
     *
     * @param registered told of the loader as soon as there is one
     * @throws StepFailed if nothing has changed
     */
    Done run(Registered registered) throws StepFailed, InterruptedException {
        boolean served = false;
        steps.begin();
        try {
            build(registered);
            Done done = flip();
            served = true;
            return done;
        } finally {
            steps.end();
            drop(served);
        }
    }

    /** Runs the steps up to the freeze, and drops what was built. */
    SwapReport check(Registered registered) throws StepFailed, InterruptedException {
        steps.begin();
        try {
            build(registered);
            return building.report(steps.times());
        } finally {
            steps.end();
            drop(false);
        }
    }

    private void build(Registered registered) throws StepFailed, InterruptedException {
        step(SwapStep.LOAD, () -> building.load(registered));
        step(SwapStep.CHECK, () -> next.isMadeOf(building.check()));
        step(SwapStep.CREATE, building::create);
        if (!warmUp.isZero()) {
            step(SwapStep.WARM_UP, () -> building.warmUp(warmUp));
        }
        step(SwapStep.IMPORT, building::importRecords);
        step(SwapStep.CATCH_UP, building::catchUp);
    }

    private Done flip() throws StepFailed, InterruptedException {
        long start = System.nanoTime();
        parts.pauses.begin();
        try {
            steps.time(SwapStep.FREEZE, this::freeze);
            HostTurn activation = result(SwapStep.ACTIVATE, building::activate);
            steps.time(SwapStep.TAKE_OVER, () -> takeOver(activation));
            Duration pause = Duration.ofNanos(System.nanoTime() - start);
            return new Done(pause, parts.port.heldLines(), building.report(steps.times()));
        } finally {
            parts.port.thaw();
            parts.pauses.end();
        }
    }

    private boolean freeze() throws StepFailed, InterruptedException {
        HostTime.Deadline deadline = deadline(SwapStep.FREEZE);
        if (!parts.port.freeze(deadline::passed)) {
            throw new StepFailed("the turn that is running did not end within "
                    + deadline.within().toSeconds() + " s");
        }
        return true;
    }

    private boolean takeOver(HostTurn activation) {
        Hosted hosted = building.module();
        long epoch =
                parts.acceptance.takeOver(next.number(), hosted.descriptor().tick(), activation);
        next.permissions(hosted.descriptor().permissions());
        building.handOver();
        next.serves();
        parts.port.handTo(next);
        next.submit(() -> parts.serving.serve(next, hosted, epoch));
        return true;
    }

    private HostTime.Deadline deadline(SwapStep step) {
        return parts.time.deadline(step.deadline(), building::progress);
    }

    private void drop(boolean served) {
        if (!served) {
            building.giveUp();
            next.submit(building::drop);
            next.end();
            next.endByForce(WorldWatch.GRACE, parts.timers);
        }
    }

    /** What a step does on the generation's thread. */
    private interface Work {
        void run() throws Exception;
    }

    private void step(SwapStep step, Work work) throws StepFailed, InterruptedException {
        result(step, () -> {
            work.run();
            return true;
        });
    }

    private <T> T result(SwapStep step, Callable<T> work) throws StepFailed, InterruptedException {
        return steps.time(step, () -> next.call(step.words(), work, deadline(step)));
    }
}
