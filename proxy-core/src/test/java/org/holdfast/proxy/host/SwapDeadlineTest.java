package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.SOON;

/** A step of a swap that does not end is given up, whichever it is, and then nothing has changed. */
class SwapDeadlineTest {
    private final HandPulse pulse = new HandPulse();
    private final Rig rig = new Rig(Rig.answering("old"), pulse);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** Where new code hangs. */
    record Hang(SwapStep step, Hanging hanging) {
        @Override
        public String toString() {
            return step.name();
        }
    }

    interface Hanging {
        void prepare(Script next, Rig rig, Runnable hang);
    }

    static Stream<Hang> hangs() {
        return Stream.of(
                new Hang(
                        SwapStep.CHECK,
                        (next, rig, hang) -> rig.loading.file = () -> new FakeLoading.Code("n", () -> {
                            hang.run();
                            return next;
                        })),
                new Hang(SwapStep.CREATE, (next, rig, hang) -> next.create = context -> hang.run()),
                new Hang(SwapStep.IMPORT, (next, rig, hang) -> next.load = record -> hang.run()),
                new Hang(SwapStep.CATCH_UP, (next, rig, hang) -> {
                    next.load = record -> {
                        long before = rig.records.position();
                        rig.type(2, "");
                        await().atMost(SOON).until(() -> rig.records.position() > before);
                    };
                    next.apply = change -> hang.run();
                }),
                new Hang(SwapStep.ACTIVATE, (next, rig, hang) -> next.activate = (activation, turn) -> hang.run()));
    }

    @BeforeEach
    void start() {
        rig.mustReload();
        rig.type(1, "");
        rig.awaitIdle();
    }

    @AfterEach
    void stop() {
        over.countDown();
        rig.close();
    }

    /** Heeds no interrupt. */
    private void hang() {
        hangs.countDown();
        boolean ended = false;
        while (!ended) {
            try {
                over.await();
                ended = true;
            } catch (InterruptedException e) {
                // As bad code does.
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hangs")
    void theOldOneGoesOn(Hang hang) {
        Script next = Rig.answering("next");
        rig.write("next", next);
        hang.hanging.prepare(next, rig, this::hang);
        CompletableFuture<SwapResult> swap =
                rig.host.reload(SwapListener.NONE).orElseThrow().toCompletableFuture();
        await().atMost(SOON).until(() -> hangs.getCount() == 0);
        await().atMost(SOON).until(() -> {
            pulse.pass(Duration.ofSeconds(1));
            return swap.isDone();
        });

        assertThat(Rig.result(swap))
                .isEqualTo(new SwapResult.Failed(
                        "it took longer than " + hang.step.deadline().toSeconds() + " s to " + hang.step.words(), 1));
        rig.type(3, "");
        rig.awaitIdle();
        assertThat(rig.lines()).startsWith("old 1").endsWith("old 3").allMatch(line -> line.startsWith("old"));
        over.countDown();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).containsExactly(2));
        assertThat(rig.records.openScans()).isZero();

        rig.write("good", Rig.answering("good"));
        rig.mustReload();
        rig.type(4, "");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("good 4");
    }
}
