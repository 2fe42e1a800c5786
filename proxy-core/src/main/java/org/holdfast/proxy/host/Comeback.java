package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.proxy.host.EarlierCode.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another generation in the place of one that died, from the accepted records.
 *
 * <pre>
 *   death in a row      1st           2nd              3rd                         4th, 5th, ...
 *   healthy code: none  at once       after 1 s        after 2 s                   after 4, 8, ... {@value #LONGEST_SECONDS} s
 *   the code            the same      the same         the last healthy one, at once; else the same
 *
 *   it cannot be made   the last healthy code at once; else no world, and again after 1, 2, 4, ... {@value #LONGEST_SECONDS} s
 * </pre>
 *
 * Deaths are in a row when the generation that died had served for less than {@link #RECOVERED} and was not brought by
 * a reload. Only deaths count: a world in which every command throws is not dying. The message that a world died of is
 * not given to its successor, so one message kills one generation at most.
 *
 * <p>{@link #died} is usable on any thread; all else happens on the swap thread.
 */
final class Comeback {
    private static final Logger LOG = LoggerFactory.getLogger(Comeback.class);

    /** A death after so long is the first again. */
    static final Duration RECOVERED = Duration.ofMinutes(1);

    private static final int PATIENCE = 3;
    private static final int LONGEST_SECONDS = 60;

    private final Host host;
    private final EarlierCode earlier;
    private final Faults faults;
    private final Acceptance acceptance;
    private final PauseWatch pauses;
    private final ScheduledExecutorService timers;
    private int deathsInARow;

    /** What of the host this needs. */
    interface Host {
        void onSwapThread(Runnable task);

        /** Nobody serves any more; false if this generation did not. */
        boolean takeOut(Generation dead);

        /** Whether nobody serves, and somebody should. */
        boolean isVacant();

        SwapResult replaceWith(ModuleImage image);

        /** There will be none for a while. */
        void noWorld(String reason);

        void staff(String line);
    }

    Comeback(
            Host host,
            EarlierCode earlier,
            Faults faults,
            Acceptance acceptance,
            PauseWatch pauses,
            ScheduledExecutorService timers) {
        this.host = host;
        this.earlier = earlier;
        this.faults = faults;
        this.acceptance = acceptance;
        this.pauses = pauses;
        this.timers = timers;
    }

    /**
     * A place that is empty.
     *
     * @param dead what served there
     * @param fault what it died of
     * @param failures how often it could not be filled
     * @param isPause whether players take it for a pause; not after they have been told that there is no world
     */
    private record Gap(Generation dead, Fault fault, long diedAt, int failures, boolean isPause) {
        Gap failedAgain() {
            return new Gap(dead, fault, diedAt, failures + 1, isPause);
        }

        Gap noPause() {
            return new Gap(dead, fault, diedAt, failures, false);
        }
    }

    /** A generation has been taken out of service, after it had served for so long. */
    void died(Generation dead, Fault fault, Duration served) {
        pauses.begin();
        long now = System.nanoTime();
        host.onSwapThread(() -> {
            if (!host.takeOut(dead)) {
                faults.addToHandled(fault, "another was on its way already");
                pauses.end();
                return;
            }
            deathsInARow = served.compareTo(RECOVERED) >= 0 ? 1 : deathsInARow + 1;
            earlier.distrust(dead.image());
            dead.end();
            dead.endByForce(Generation.RETIRING, timers);
            Gap gap = new Gap(dead, fault, now, 0, true);
            if (deathsInARow == 1 || goesBack(gap).isPresent()) {
                fill(gap);
            } else {
                LOG.warn("{} generations have died in a row", deathsInARow);
                fillAfter(seconds(deathsInARow - 2), gap);
            }
        });
    }

    /** Staff have put other code in the place of one that had not died: what dies now, dies for the first time. */
    void startOver() {
        deathsInARow = 0;
    }

    /** Which code takes its place, if not the same. */
    private Optional<Code> goesBack(Gap gap) {
        return deathsInARow >= PATIENCE || gap.failures > 0
                ? earlier.newestHealthyBut(gap.dead.image())
                : Optional.empty();
    }

    private void fill(Gap gap) {
        if (!host.isVacant()) {
            endPause(gap);
            return;
        }
        Optional<Code> before = goesBack(gap);
        SwapResult result = host.replaceWith(before.map(Code::image).orElse(gap.dead.image()));
        if (result instanceof SwapResult.Reloaded done) {
            endPause(gap);
            before.ifPresent(earlier::remove);
            tell(gap, done.generation(), before);
        } else if (acceptance.leaveOutDoubtful()) {
            fill(gap);
        } else {
            failed(gap, before, ((SwapResult.Failed) result).reason());
        }
    }

    private void tell(Gap gap, int generation, Optional<Code> before) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - gap.diedAt);
        String code = before.map(went -> "with the code of generation " + went.generation())
                .orElse("");
        faults.addToHandled(
                gap.fault,
                "generation " + generation + " took its place after " + millis + " ms"
                        + (code.isEmpty() ? "" : ", " + code));
        host.staff("Generation " + generation + " has taken the place of generation " + gap.dead.number() + ", "
                + (code.isEmpty() ? "with the same code." : code + ", which was healthy."));
    }

    private void failed(Gap gap, Optional<Code> tried, String reason) {
        if (!host.isVacant()) {
            endPause(gap);
            return;
        }
        // It was healthy once and is not now: it must not be tried for ever.
        tried.ifPresent(earlier::remove);
        Gap next = gap.failedAgain();
        if (goesBack(next).isPresent()) {
            fill(next);
            return;
        }
        Duration delay = seconds(gap.failures);
        faults.add(
                gap.dead.number(),
                Fault.Kind.REPLACE_FAILED,
                "(" + reason + ")",
                "",
                "there is no world; it is tried again, and @reload brings one too");
        host.noWorld(reason);
        endPause(gap);
        fillAfter(delay, next.noPause());
    }

    private void endPause(Gap gap) {
        if (gap.isPause) {
            pauses.end();
        }
    }

    /** 1, 2, 4, ... seconds. */
    private static Duration seconds(int doublings) {
        return Duration.ofSeconds(Math.min(1L << Math.min(doublings, 30), LONGEST_SECONDS));
    }

    private void fillAfter(Duration delay, Gap gap) {
        LOG.warn("the next attempt at a world is in {} s", delay.toSeconds());
        var unused = timers.schedule(() -> host.onSwapThread(() -> fill(gap)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
