package org.holdfast.proxy.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.ModuleRecords.AcceptedTurn;
import org.holdfast.proxy.host.ModuleRecords.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.key;
import static org.holdfast.proxy.host.Rig.record;

class FailedTurnTest {
    private final Script script = new Script();
    private final List<List<RecordChange>> reverted = new CopyOnWriteArrayList<>();
    private final List<Integer> created = new CopyOnWriteArrayList<>();
    private final Rig rig = new Rig(script);

    @BeforeEach
    void start() {
        script.create = context -> created.add(context.generation());
        script.revert = reverted::add;
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.Input input) {
                handle(input, turn);
            }
        };
        rig.mustReload();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static void handle(ToModule.Input input, Turn turn) {
        turn.tell(NOVA, Text.plain(input.line()));
        switch (input.line()) {
            case "put" -> turn.put(record("a", input.number()));
            case "fail" -> {
                turn.edit(key("a"));
                turn.put(record("b", 9));
                turn.put(record("a", 9));
                turn.delete(key("c"));
                throw new IllegalStateException("no");
            }
            case "overflow" -> throw new StackOverflowError();
            default -> {}
        }
    }

    @Test
    void aTurnThatThrowsDoesNothingAndIsReverted() {
        rig.type(1, "put");
        rig.awaitIdle();
        List<AcceptedTurn> before = rig.records.journal();
        rig.type(2, "fail");
        rig.type(3, "look");
        rig.awaitIdle();

        assertThat(rig.lines()).containsExactly("put", "FAILED", "look");
        assertThat(rig.records.journal()).isEqualTo(before);
        assertThat(reverted)
                .containsExactly(List.of(
                        new RecordChange.Put(record("a", 1)),
                        new RecordChange.Delete(key("b")),
                        new RecordChange.Delete(key("c"))));
        assertThat(rig.host.liveGeneration()).hasValue(1);
    }

    @Test
    void theSenderOfALineThatFailedIsNamed() {
        rig.type(7, "fail");
        rig.awaitIdle();
        SessionOutput.ShownTurn failed = rig.shown.get(rig.shown.size() - 1);
        assertThat(failed.failed()).isTrue();
        assertThat(failed.output()).isEmpty();
        assertThat(failed.message()).containsInstanceOf(ToModule.Input.class);
        assertThat(((ToModule.Input) failed.message().orElseThrow()).number()).isEqualTo(7);
    }

    @Test
    void errorsAreNoWorseThanExceptions() {
        rig.type(1, "overflow");
        rig.type(2, "put");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("FAILED", "put");
        assertThat(reverted).containsExactly(List.of());
    }

    @Test
    void theJournalNamesTheLineThatCausedATurn() {
        rig.type(5, "put");
        rig.awaitIdle();
        List<AcceptedTurn> journal = rig.records.journal();
        AcceptedTurn activation = journal.get(0);
        AcceptedTurn turn = journal.get(1);
        assertThat(activation.cause()).isEmpty();
        assertThat(turn.cause()).contains(new Cause(NOVA, 5));
        assertThat(turn.module()).isEqualTo("world");
        assertThat(turn.epoch()).isEqualTo(activation.epoch());
        assertThat(turn.turn()).isEqualTo(activation.turn() + 1);
        assertThat(turn.changes()).containsExactly(new RecordChange.Put(record("a", 5)));
    }

    @Test
    void aModuleThatCannotRevertIsReplacedFromTheAcceptedRecords() {
        List<StoredRecord> loaded = new CopyOnWriteArrayList<>();
        script.revert = accepted -> {
            throw new IllegalStateException("cannot");
        };
        script.load = loaded::add;
        rig.type(1, "put");
        rig.type(2, "fail");
        rig.type(3, "look");
        await().atMost(Rig.SOON).until(() -> rig.lines().size() == 3);

        assertThat(rig.lines()).containsExactly("put", "FAILED", "look");
        assertThat(created).containsExactly(1, 2);
        assertThat(loaded).containsExactly(record("a", 1));
        assertThat(rig.host.liveGeneration()).hasValue(2);
        await().atMost(Rig.SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).containsExactly(1));
        assertThat(rig.told).containsExactly("live 1", "live 2");
    }

    @Test
    void aModuleThatBreaksWhileItsSuccessorWaitsForItIsReplacedOnce() {
        script.revert = accepted -> {
            throw new IllegalStateException("cannot");
        };
        CountDownLatch inHand = new CountDownLatch(1);
        script.handle = (message, turn) -> {
            inHand.countDown();
            await().atMost(Rig.SOON).until(() -> rig.told.contains("blurred"));
            throw new IllegalStateException("at the worst moment");
        };
        Script successor = new Script();
        successor.create = script.create;
        successor.handle = (message, turn) -> handle((ToModule.Input) message, turn);
        rig.write("successor", successor);
        rig.type(1, "break");
        rig.type(2, "put");
        await().atMost(Rig.SOON).until(() -> inHand.getCount() == 0);
        rig.mustReload();
        rig.awaitIdle();
        rig.mustReload();
        rig.type(3, "look");
        rig.awaitIdle();

        assertThat(rig.lines()).containsExactly("FAILED", "put", "look");
        assertThat(created).containsExactly(1, 2, 3);
        assertThat(rig.told).containsExactlyInAnyOrder("live 1", "blurred", "clear", "live 2", "live 3");
    }

    @Test
    void whenTheReplacementFailsTooThereIsNoWorldUntilAReload() {
        script.revert = accepted -> {
            throw new IllegalStateException("cannot");
        };
        script.activate = (activation, turn) -> {
            throw new IllegalStateException("not again");
        };
        rig.type(1, "fail");
        rig.type(2, "look");
        await().atMost(Rig.SOON).until(() -> rig.told.size() == 2);
        assertThat(rig.told.get(1)).startsWith("no world: ").contains("not again");
        assertThat(rig.host.liveGeneration()).isEmpty();
        assertThat(rig.lines()).containsExactly("FAILED");

        script.activate = (activation, turn) -> {};
        rig.mustReload();
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("FAILED", "look");
    }

    @Test
    void aTurnThatTheStoreDoesNotTakeFailsAndTheModuleIsMadeAnew() {
        rig.type(1, "put");
        rig.awaitIdle();
        rig.records.breakWith(new IllegalStateException("the disk is gone"));
        rig.type(2, "put");
        await().atMost(Rig.SOON).until(() -> rig.told.size() == 2);
        assertThat(rig.told.get(1)).startsWith("no world: ");
        assertThat(rig.lines()).containsExactly("put", "FAILED");
        rig.type(3, "look");

        rig.records.breakWith(null);
        rig.mustReload();
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("put", "FAILED", "look");
        assertThat(rig.records.read(key("a"))).contains(record("a", 1));
    }

    @Test
    void aTurnIsOfNoUseAfterItsMethod() {
        List<Turn> kept = new CopyOnWriteArrayList<>();
        List<Throwable> errors = new ArrayList<>();
        script.handle = (message, turn) -> {
            kept.forEach(earlier -> {
                assertThatIllegalStateException().isThrownBy(() -> earlier.put(record("a", 1)));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> turn.put(new StoredRecord(new RecordKey("host", "epoch"), 1, Doc.Obj.EMPTY)));
                errors.add(new AssertionError("reached"));
            });
            kept.add(turn);
        };
        rig.type(1, "keep");
        rig.type(2, "use");
        rig.awaitIdle();
        assertThat(errors).hasSize(1);
        assertThat(rig.records.journal()).hasSize(1);
    }

    @Test
    void aCallToAHandlerThatFailsIsAnsweredByCallFailed() {
        List<ToModule> replies = new CopyOnWriteArrayList<>();
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.Input input) {
                turn.send(new FromModule.Call(input.line(), input.number(), Doc.Obj.EMPTY));
                turn.send(new FromModule.Send("world", new Doc.Int(input.number())));
            } else if (message instanceof ToModule.Called called && called.call() == 1) {
                turn.send(new FromModule.Answer(called.from(), called.call(), new Doc.Int(42)));
            } else if (message instanceof ToModule.Called) {
                throw new IllegalStateException();
            } else {
                replies.add(message);
            }
        };
        rig.type(1, "world");
        rig.type(2, "world");
        rig.type(3, "combat");
        await().atMost(Rig.SOON).until(() -> replies.size() == 6);
        assertThat(replies)
                .containsExactlyInAnyOrder(
                        new ToModule.Sent("world", new Doc.Int(1)),
                        new ToModule.Sent("world", new Doc.Int(2)),
                        new ToModule.Sent("world", new Doc.Int(3)),
                        new ToModule.Reply(1, new Doc.Int(42)),
                        new ToModule.CallFailed(2, "it failed"),
                        new ToModule.CallFailed(3, "there is no module 'combat'"));
    }
}
