package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.SOON;
import static org.holdfast.proxy.host.Rig.TURN;
import static org.holdfast.proxy.host.Rig.key;
import static org.holdfast.proxy.host.Rig.record;

/** A world that does not come to an end, with time that passes when the test says. */
class HungTurnTest {
    private final Script script = new Script();
    private final HandPulse pulse = new HandPulse();
    private final Rig rig = new Rig(script, pulse);
    private final AtomicInteger hanging = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() {
        script.handle = this::handle;
        rig.mustReload();
    }

    @AfterEach
    void stop() {
        release.countDown();
        rig.close();
    }

    private void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.Input input) {
            turn.put(record("a", input.number()));
            turn.tell(NOVA, Text.plain(input.line()));
            switch (input.line()) {
                case "hang" -> hangWhateverComes();
                case "sleep" -> sleep();
                default -> {}
            }
        }
    }

    /** Ends when the test does, or is fenced. */
    private void hangWhateverComes() {
        hanging.incrementAndGet();
        boolean over = false;
        while (!over) {
            try {
                release.await();
                over = true;
            } catch (InterruptedException e) {
                // As bad code does.
            }
        }
    }

    private void sleep() {
        hanging.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitHanging(int so) {
        await().atMost(SOON).until(() -> hanging.get() == so);
        // The watch sees it.
        pulse.jump(HostTime.BEAT);
    }

    private void typeAll(String... lines) {
        for (int i = 0; i < lines.length; i++) {
            rig.type(i + 1, lines[i]);
        }
    }

    private List<Fault> faults() {
        return rig.host.faults();
    }

    @Test
    void itsMessageIsQuarantinedAndAllOthersRunInOrder() {
        typeAll("one", "hang", "two", "three");
        awaitHanging(1);
        pulse.pass(TURN);
        assertThat(rig.host.liveGeneration()).as("it is interrupted first").hasValue(1);
        assertThat(rig.loading.fenced).isEmpty();
        pulse.pass(WorldWatch.GRACE);
        await().atMost(SOON).until(() -> rig.lines().contains("three"));

        assertThat(rig.lines()).containsExactly("one", "QUARANTINED", "two", "three");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rig.quarantined).containsExactly(new ToModule.Input(NOVA, 2, "hang", false)));
        assertThat(rig.loading.fenced).containsExactly(1);
        assertThat(rig.host.liveGeneration()).hasValue(2);
        assertThat(rig.told).containsExactly("live 1", "live 2");
        assertThat(rig.records.read(key("a"))).as("of the last line").contains(record("a", 4));
    }

    @Test
    void whatTheHungOneDoesLaterDoesNotCount() {
        typeAll("hang");
        awaitHanging(1);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        await().atMost(SOON).until(() -> rig.host.liveGeneration().orElse(0) == 2);
        int journal = rig.records.journal().size();
        release.countDown();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).containsExactly(1));
        assertThat(rig.records.journal()).hasSize(journal);
        assertThat(rig.lines()).containsExactly("QUARANTINED");
    }

    @Test
    void staffAreToldAtOnceAndAfterwards() {
        typeAll("hang");
        awaitHanging(1);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        await().atMost(SOON).until(() -> rig.staff.size() == 2);
        assertThat(rig.staff.get(0))
                .startsWith("Fault in generation 1: hung turn of Input at ")
                .contains("; fenced after 2250 ms, the message was quarantined. See @faults.");
        assertThat(rig.staff.get(1)).isEqualTo("Generation 2 has taken the place of generation 1, with the same code.");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.TURN_HUNG);
            assertThat(fault.generation()).isEqualTo(1);
            assertThat(fault.handled()).contains("quarantined; generation 2 took its place after ");
            assertThat(fault.stack()).contains("hangWhateverComes").doesNotContain("\"hang\"");
        });
    }

    @Test
    void oneThatEndsWhenItIsInterruptedFailsAndTheWorldGoesOn() {
        typeAll("sleep", "after");
        awaitHanging(1);
        pulse.pass(TURN);
        rig.awaitIdle();
        pulse.jump(HostTime.BEAT);
        assertThat(rig.lines()).containsExactly("FAILED", "after");
        assertThat(rig.host.liveGeneration()).hasValue(1);
        assertThat(faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(Fault.Kind.TURN_FAILED, Fault.Kind.TURN_SLOW);
        assertThat(rig.quarantined).isEmpty();
        pulse.pass(TURN.multipliedBy(3));
        assertThat(rig.host.liveGeneration()).hasValue(1);
    }

    @Test
    void oneThatEndsInTheLastMomentCounts() {
        typeAll("hang", "after");
        awaitHanging(1);
        pulse.pass(TURN);
        release.countDown();
        rig.awaitIdle();
        pulse.pass(TURN);
        assertThat(rig.lines()).containsExactly("hang", "after");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.TURN_SLOW);
            assertThat(fault.handled()).startsWith("it ended after 2");
        });
        assertThat(rig.loading.fenced).isEmpty();
    }

    @Test
    void aProcessThatWasStoppedHasNotHung() {
        typeAll("hang");
        awaitHanging(1);
        for (int i = 0; i < 10; i++) {
            pulse.jump(Duration.ofHours(1));
        }
        assertThat(faults()).isEmpty();
        release.countDown();
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("hang");
    }

    @Test
    void theClockStandsStillWhileTheStoreIsStalled() {
        typeAll("hang");
        awaitHanging(1);
        rig.host.stall(true);
        pulse.pass(TURN.multipliedBy(10));
        assertThat(faults()).isEmpty();
        rig.host.stall(false);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        await().atMost(SOON).until(() -> rig.host.liveGeneration().orElse(0) == 2);
    }

    @Test
    void aTurnThatWaitsForTheDiskIsNotCounted() {
        CountDownLatch full = new CountDownLatch(1);
        rig.records.fullUntil(full);
        typeAll("one");
        pulse.pass(TURN.multipliedBy(10));
        full.countDown();
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("one");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aHungTurnDoesNotStopAReloadThatWaitsForIt() {
        typeAll("hang", "after");
        awaitHanging(1);
        var reload = rig.host.reload(rig.progress).orElseThrow();
        await().atMost(SOON).until(() -> rig.told.contains("blurred"));
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        assertThat(Rig.result(reload)).isInstanceOf(SwapResult.Reloaded.class);
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("QUARANTINED", "after");
        assertThat(rig.host.liveGeneration()).as("not replaced a second time").hasValue(2);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rig.told).containsExactlyInAnyOrder("live 1", "blurred", "clear", "live 2"));
    }

    @Test
    void aSecondOneKillsTheSecondGenerationAndNoMore() {
        List<Integer> made = new CopyOnWriteArrayList<>();
        script.create = context -> made.add(context.generation());
        typeAll("hang", "a", "hang", "b");
        awaitHanging(1);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        awaitHanging(2);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        await().atMost(SOON).until(() -> rig.lines().contains("b"));
        assertThat(rig.lines()).containsExactly("QUARANTINED", "a", "QUARANTINED", "b");
        assertThat(made).containsExactly(2, 3);
        assertThat(rig.told).contains("blurred", "clear");
    }

    @Test
    void anOpeningThatNoWorldSurvivesLeavesThatSessionOutside() {
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.SessionOpened) {
                hangWhateverComes();
            }
            handle(message, turn);
        };
        script.activate = (activation, turn) -> {
            if (!activation.sessions().isEmpty()) {
                throw new IllegalStateException("so it is here");
            }
        };
        rig.host.post(new ToModule.SessionOpened(Rig.session(NOVA, "Nova")));
        rig.type(1, "still there");
        awaitHanging(1);
        pulse.pass(TURN.plus(WorldWatch.GRACE));
        await().atMost(SOON).until(() -> rig.lines().contains("still there"));
        assertThat(rig.lines()).containsExactly("QUARANTINED", "still there");
        assertThat(rig.told).containsExactly("live 1", "live 2");
    }
}
