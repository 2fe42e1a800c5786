package org.holdfast.proxy.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.record;

/** Durability before visibility. */
class DurabilityTest {
    private final Script script = answering();
    private final Rig rig = new Rig(script);

    /** Answers with the line; a line that starts with "put" changes a record. */
    private static Script answering() {
        Script script = new Script();
        script.handle = (message, turn) -> {
            ToModule.Input input = (ToModule.Input) message;
            if (input.line().startsWith("put")) {
                turn.put(record("a", input.number()));
            }
            turn.tell(NOVA, Text.plain(input.line()));
        };
        return script;
    }

    @BeforeEach
    void start() {
        rig.mustReload();
        rig.records.holdDisk();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** The position of the last turn that changed a record. */
    private long last() {
        return rig.records.journal().size();
    }

    @Test
    void outputWaitsForTheRecordsOfItsTurnAndOfThoseBefore() {
        rig.type(1, "put 1");
        rig.type(2, "look 2");
        rig.type(3, "put 3");
        rig.type(4, "look 4");
        rig.awaitIdle();
        assertThat(rig.lines()).isEmpty();

        rig.records.diskReaches(last() - 1);
        assertThat(rig.lines()).containsExactly("put 1", "look 2");
        rig.records.diskReaches(last() - 1);
        assertThat(rig.lines()).hasSize(2);
        rig.records.diskReaches(last());
        assertThat(rig.lines()).containsExactly("put 1", "look 2", "put 3", "look 4");
    }

    @Test
    void aTurnWithoutChangesWaitsForNothingWhenNothingIsPending() {
        long position = last();
        rig.type(1, "look 1");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("look 1");
        assertThat(last()).as("nothing was written").isEqualTo(position);
    }

    @Test
    void aTurnThatFailedKeepsItsPlace() {
        script.handle = script.handle.andThen((message, turn) -> {
            if (((ToModule.Input) message).line().contains("fail")) {
                throw new IllegalStateException();
            }
        });
        rig.type(1, "put 1");
        rig.type(2, "put and fail 2");
        rig.type(3, "look 3");
        rig.awaitIdle();
        assertThat(rig.shown).hasSize(1);

        rig.records.diskReaches(last());
        assertThat(rig.lines()).containsExactly("put 1", "FAILED", "look 3");
    }

    @Test
    void outputOfAnAcceptedTurnIsShownThoughItsGenerationIsGone() {
        rig.type(1, "put by the first");
        rig.awaitIdle();
        rig.write("second", answering());
        rig.mustReload();
        rig.type(2, "look at the second");
        rig.awaitIdle();
        assertThat(rig.loading.unloaded).contains(1);
        assertThat(rig.lines()).isEmpty();

        rig.records.diskReaches(last());
        assertThat(rig.lines()).containsExactly("put by the first", "look at the second");
    }

    @Test
    void theOutputOfAnActivationWaitsToo() {
        Script second = answering();
        second.activate = (activation, turn) -> turn.tell(NOVA, Text.plain("the sun rises"));
        rig.write("second", second);
        rig.mustReload();
        assertThat(rig.lines()).isEmpty();
        rig.records.diskReaches(last());
        assertThat(rig.lines()).containsExactly("the sun rises");
    }

    @Test
    void aStoreThatIsBehindHoldsTheWorldBackAndLosesNothing() {
        CountDownLatch room = new CountDownLatch(1);
        rig.records.fullUntil(room);
        long before = last();
        rig.type(1, "put 1");
        rig.type(2, "put 2");
        var swap = rig.host.reload(SwapListener.NONE).orElseThrow();
        assertThat(last()).isEqualTo(before);

        room.countDown();
        assertThat(Rig.result(swap)).isInstanceOf(SwapResult.Reloaded.class);
        rig.awaitIdle();
        rig.records.diskReaches(last());
        assertThat(rig.lines()).containsExactly("put 1", "put 2");
    }

    @Test
    void theStoreSeesNoInterruptOfTheWorlds() {
        AtomicBoolean seen = new AtomicBoolean();
        script.handle = (message, turn) -> {
            seen.compareAndSet(false, Thread.currentThread().isInterrupted());
            turn.put(record("a", 1));
            Thread.currentThread().interrupt();
            if (((ToModule.Input) message).line().equals("fail")) {
                throw new IllegalStateException();
            }
        };
        script.revert =
                accepted -> seen.compareAndSet(false, Thread.currentThread().isInterrupted());
        rig.type(1, "put 1");
        rig.type(2, "fail");
        rig.type(3, "put 3");
        rig.awaitIdle();
        assertThat(seen).isFalse();
        rig.records.diskReaches(last());
        await().untilAsserted(() -> assertThat(rig.shown).hasSize(4));
        assertThat(List.of(rig.shown.get(1).failed(), rig.shown.get(2).failed()))
                .containsExactly(false, true);
    }

    @Test
    void whatCannotBeShownStopsNeitherTheWorldNorTheDisk() {
        OutputGate gate = new OutputGate(
                turn -> {
                    rig.shown.add(turn);
                    throw new IllegalStateException("a session is broken");
                },
                0);
        SessionOutput.ShownTurn turn =
                new SessionOutput.ShownTurn(Optional.empty(), List.of(), SessionOutput.Ending.DONE);
        rig.shown.clear();
        gate.offer(0, turn);
        gate.offer(1, turn);
        gate.offer(2, turn);
        gate.durable(2);
        assertThat(rig.shown).hasSize(3);
    }
}
