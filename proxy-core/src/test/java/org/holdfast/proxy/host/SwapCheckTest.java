package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.api.Doc;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.SwapResult.Checked;
import org.holdfast.proxy.host.SwapResult.Failed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;

/** {@code @reload --check}, {@code @rollback} onto newer records, and what is told of a swap that takes long. */
class SwapCheckTest {
    private final Rig rig = new Rig(Rig.answering("old"));

    @BeforeEach
    void start() {
        rig.mustReload();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void oldServesOn(long number) {
        rig.type(number, "");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("old " + number);
        assertThat(rig.host.liveGeneration()).hasValue(1);
        assertThat(rig.told).containsExactly("live 1");
    }

    @Test
    void aCheckDoesEverythingUpToTheFlipAndDropsIt() {
        rig.records.given(Rig.record("b", 1));
        Script next = Rig.answering("new");
        next.activate = (activation, turn) -> rig.told.add("activated");
        rig.write("new", next);

        assertThat(rig.check()).isInstanceOfSatisfying(Checked.class, checked -> {
            assertThat(checked.running()).isEqualTo(1);
            assertThat(checked.report().records()).isEqualTo(1);
            assertThat(checked.report().times())
                    .containsOnlyKeys(
                            SwapStep.LOAD, SwapStep.CHECK, SwapStep.CREATE, SwapStep.IMPORT, SwapStep.CATCH_UP);
        });
        oldServesOn(1);
        await().atMost(Rig.SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).containsExactly(2));
        assertThat(rig.records.openScans()).isZero();
        assertThat(rig.host.generations())
                .extracting(GenerationStatus::number, GenerationStatus::state)
                .containsExactly(tuple(1, GenerationStatus.State.LIVE), tuple(2, GenerationStatus.State.DROPPED));

        next.activate = (activation, turn) -> {};
        rig.mustReload();
        assertThat(rig.host.liveGeneration()).hasValue(2);
    }

    @Test
    void aCheckThatFailsSaysWhy() {
        Script next = Rig.answering("new");
        next.load = record -> {
            throw new IllegalStateException("odd");
        };
        rig.records.given(Rig.record("b", 1));
        rig.write("new", next);
        assertThat(rig.check()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains("could not load record thing/b", "odd");
            assertThat(failed.running()).isEqualTo(1);
        });
        oldServesOn(1);
    }

    @Test
    void aRollbackOntoRecordsThatAreTooNewForItIsRefused() {
        Script next = Rig.answering("new");
        next.describe = () -> new ModuleDescriptor("world", "2", Map.of("thing", 2), Duration.ZERO);
        next.handle = (message, turn) -> {
            turn.put(new StoredRecord(Rig.key("a"), 2, Doc.Obj.EMPTY));
            turn.tell(NOVA, Text.plain("new"));
        };
        rig.write("new", next);
        rig.mustReload();
        rig.type(1, "");
        rig.awaitIdle();

        assertThat(rig.rollback())
                .isEqualTo(new Failed(
                        "record thing/a has document version 2, which is newer than the code (1);"
                                + " use code that is at least as new as the records",
                        2));
        rig.type(2, "");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("new");
        assertThat(rig.host.liveGeneration()).hasValue(2);
    }

    @Test
    void aSwapThatTakesLongIsToldOf() {
        List<SwapStep> told = new CopyOnWriteArrayList<>();
        CountDownLatch heard = new CountDownLatch(1);
        rig.progress = (step, since, done) -> {
            told.add(step);
            heard.countDown();
        };
        Script next = Rig.answering("new");
        next.create = context -> {
            try {
                heard.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        rig.write("new", next);
        rig.mustReload();
        assertThat(told).containsOnly(SwapStep.CREATE);
    }

    @Test
    void theWarningsOfTheCodeReachTheOneWhoReloads() {
        rig.loading.warnings = List.of("it has a static array");
        assertThat(rig.reload())
                .isInstanceOfSatisfying(
                        SwapResult.Reloaded.class,
                        done -> assertThat(done.report().warnings()).containsExactly("it has a static array"));
    }
}
