package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.message.FromModule.WakeAt;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HandClock clock = new HandClock();
    private final HandExecutor executor = new HandExecutor();
    private final Port port = new Port();
    private final Timers timers = new Timers(executor, clock, port);
    private final Generation owner = new Generation(1, new FakeLoading.Code("x", Script::new), clock.instant());
    private final Generation next = new Generation(2, new FakeLoading.Code("x", Script::new), clock.instant());

    @AfterEach
    void end() {
        owner.end();
        next.end();
    }

    private void pass(Duration time) {
        clock.advance(time);
        executor.pass(time);
    }

    /** What the port hands to a generation now. */
    private List<ToModule> taken(Generation by) throws InterruptedException {
        ToModule last = new ToModule.CallFailed(0, "the last one");
        port.handTo(by);
        port.offer(Port.Envelope.forWhicheverServes(last));
        List<ToModule> messages = new ArrayList<>();
        Port.Envelope envelope = port.take(by);
        while (envelope != null && envelope.message() != last) {
            messages.add(envelope.message());
            envelope = port.take(by);
        }
        return messages;
    }

    private WakeAt in(Duration time, String name) {
        return new WakeAt(name, clock.instant().plus(time));
    }

    private static ToModule.Woken woken(WakeAt wake) {
        return new ToModule.Woken(wake.name(), wake.due());
    }

    @Test
    void aWakeComesWhenItIsDueAndOnce() throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        WakeAt dawn = in(SECOND, "dawn");
        timers.wakeAt(dawn);

        pass(SECOND.minusNanos(1));
        assertThat(taken(owner)).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(taken(owner)).containsExactly(woken(dawn));
        pass(Duration.ofDays(1));
        assertThat(taken(owner)).isEmpty();
        assertThat(executor.waiting()).isZero();
    }

    @Test
    void aLaterWakeOfTheSameNameTakesThePlaceOfTheEarlier() throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        WakeAt later = in(Duration.ofSeconds(3), "dawn");
        WakeAt other = in(Duration.ofSeconds(2), "dusk");
        timers.wakeAt(in(SECOND, "dawn"));
        timers.wakeAt(other);
        timers.wakeAt(later);
        assertThat(executor.waiting()).isEqualTo(2);

        pass(Duration.ofSeconds(10));
        assertThat(taken(owner)).containsExactly(woken(other), woken(later));
    }

    @Test
    void aWakeIsNotEarlyWhenTheClockIsSetBack() throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        WakeAt dawn = in(SECOND, "dawn");
        timers.wakeAt(dawn);

        clock.set(clock.instant().minus(Duration.ofHours(1)));
        pass(SECOND);
        assertThat(taken(owner)).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(taken(owner)).containsExactly(woken(dawn));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2025-12-31T23:59:59.999999999Z"})
    void whatIsPastIsDueAtOnce(String due) throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        WakeAt wake = new WakeAt("late", Instant.parse(due));
        timers.wakeAt(wake);
        pass(Duration.ZERO);
        assertThat(taken(owner)).containsExactly(woken(wake));
    }

    @Test
    void whatIsFarAwayNeitherOverflowsNorComesEarly() throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        WakeAt far = in(Duration.ofDays(400), "far");
        timers.wakeAt(new WakeAt("never", Instant.MAX));
        timers.wakeAt(far);

        pass(Duration.ofDays(399));
        assertThat(taken(owner)).isEmpty();
        pass(Duration.ofDays(1));
        assertThat(taken(owner)).containsExactly(woken(far));
        assertThat(executor.waiting()).as("the one that never comes").isEqualTo(1);
    }

    @Test
    void atMostOneTickIsPending() throws InterruptedException {
        timers.begin(1, SECOND);
        pass(Duration.ofSeconds(100));
        assertThat(taken(owner)).containsExactly(new ToModule.Tick());
        pass(SECOND);
        assertThat(taken(owner)).as("the one before is not being handled yet").isEmpty();

        timers.tickTaken();
        pass(SECOND.dividedBy(2));
        assertThat(taken(owner)).as("half a period").isEmpty();
        pass(SECOND.dividedBy(2));
        assertThat(taken(owner)).containsExactly(new ToModule.Tick());
    }

    @Test
    void noTickIsSentToAModuleThatWantsNone() throws InterruptedException {
        timers.begin(1, Duration.ZERO);
        pass(Duration.ofDays(10));
        assertThat(taken(owner)).isEmpty();
        assertThat(executor.waiting()).isZero();
    }

    @Test
    void whatWasQueuedForAGenerationIsNotForTheNext() throws InterruptedException {
        timers.begin(1, SECOND);
        timers.wakeAt(in(SECOND, "dawn"));
        timers.wakeAt(in(Duration.ofMinutes(1), "noon"));
        pass(SECOND);

        timers.begin(2, SECOND);
        WakeAt dawn = in(SECOND, "dawn");
        timers.wakeAt(dawn);
        assertThat(taken(next))
                .as("a tick and a wake of the one before were queued")
                .isEmpty();
        pass(SECOND);
        assertThat(taken(next)).containsExactly(new ToModule.Tick(), woken(dawn));
        pass(Duration.ofMinutes(1));
        assertThat(taken(next))
                .as("its own tick was not taken, and noon was asked for by the other")
                .isEmpty();
    }
}
