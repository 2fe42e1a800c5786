package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.api.Doc;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.key;
import static org.holdfast.proxy.host.Rig.record;

class HostTurnTest {
    private final HostTurn turn = new HostTurn(
            Instant.EPOCH, new ModuleDescriptor("world", "1", Map.of("thing", 2, "room", 1), Duration.ZERO));

    private Stream<ThrowingCallable> everyUse() {
        return Stream.of(
                turn::now,
                () -> turn.edit(key("a")),
                () -> turn.put(record("a", 1)),
                () -> turn.delete(key("a")),
                () -> turn.send(new FromModule.Tell(NOVA, Text.EMPTY)),
                () -> turn.tell(NOVA, Text.EMPTY),
                () -> turn.prompt(NOVA, Text.EMPTY));
    }

    @Test
    void theLastChangeOfAKeyCounts() {
        turn.put(record("a", 1));
        turn.put(record("b", 1));
        turn.delete(key("a"));
        turn.edit(key("c"));
        turn.put(record("b", 2));

        assertThat(turn.changes())
                .containsExactlyInAnyOrder(new RecordChange.Delete(key("a")), new RecordChange.Put(record("b", 2)));
        assertThat(turn.edited()).containsExactly(key("a"), key("b"), key("c"));
    }

    @Test
    void messagesKeepTheirOrder() {
        turn.tell(NOVA, Text.plain("one"));
        turn.prompt(NOVA, Text.plain("> "));
        turn.tell(NOVA, Text.plain("two"));
        assertThat(turn.output())
                .containsExactly(
                        new FromModule.Tell(NOVA, Text.plain("one")),
                        new FromModule.Prompt(NOVA, Text.plain("> "), false),
                        new FromModule.Tell(NOVA, Text.plain("two")));
    }

    @Test
    void itIsOfNoUseAfterItsEnd() {
        turn.put(record("a", 1));
        turn.end();
        everyUse().forEach(use -> assertThatIllegalStateException().isThrownBy(use));
        assertThat(turn.changes()).hasSize(1);
    }

    @Test
    void itIsOfNoUseOnAnotherThread() {
        CompletableFuture.runAsync(() -> everyUse()
                        .forEach(use -> assertThatIllegalStateException().isThrownBy(use)))
                .join();
        assertThat(turn.edited()).isEmpty();
        assertThat(turn.output()).isEmpty();
    }

    @Test
    void aForeignNamespaceIsRefusedByName() {
        RecordKey foreign = new RecordKey("account", "1");
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> turn.edit(foreign),
                () -> turn.delete(foreign),
                () -> turn.put(new StoredRecord(foreign, 1, Doc.Obj.EMPTY)))) {
            assertThatIllegalArgumentException().isThrownBy(use).withMessageContaining("account/1");
        }
        assertThat(turn.edited()).isEmpty();
        assertThat(turn.changes()).isEmpty();
    }

    @Test
    void aDocumentVersionThatTheDescriptorDoesNotNameIsRefused() {
        turn.put(new StoredRecord(key("a"), 2, Doc.Obj.EMPTY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> turn.put(new StoredRecord(key("a"), 3, Doc.Obj.EMPTY)))
                .withMessageContaining("thing/a")
                .withMessageContaining("version 3")
                .withMessageContaining("names 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> turn.put(new StoredRecord(new RecordKey("room", "1"), 2, Doc.Obj.EMPTY)));
        assertThat(turn.changes()).hasSize(1);
    }

    @Test
    void nothingBeyondTheLimitsGetsInAlsoWhenTheModuleGoesOn() {
        for (int i = 0; i < Turn.MAX_CHANGES; i++) {
            turn.put(record("r" + i, i));
        }
        for (int i = 0; i < 3; i++) {
            String id = "more" + i;
            assertThatIllegalStateException()
                    .isThrownBy(() -> turn.put(record(id, 1)))
                    .withMessageContaining("100000 records");
        }
        turn.put(record("r0", 7));
        assertThat(turn.edited()).hasSize(Turn.MAX_CHANGES);
        assertThat(turn.changes()).hasSize(Turn.MAX_CHANGES).contains(new RecordChange.Put(record("r0", 7)));

        FromModule message = new FromModule.Tell(NOVA, Text.EMPTY);
        for (int i = 0; i < Turn.MAX_MESSAGES; i++) {
            turn.send(message);
        }
        assertThatIllegalStateException().isThrownBy(() -> turn.send(message)).withMessageContaining("100000 messages");
        assertThat(turn.output()).hasSize(Turn.MAX_MESSAGES);
    }

    @Test
    void textIsCountedForEachWhoSeesItAndNotByWalkingThroughIt() {
        Text line = Text.plain("x".repeat(1_000));
        turn.send(new FromModule.Broadcast(Collections.nCopies(8_000, NOVA), line));
        turn.requireWithinLimits();
        assertThatIllegalStateException()
                .isThrownBy(() -> turn.send(new FromModule.Broadcast(Collections.nCopies(1_000, NOVA), line)))
                .withMessageContaining("8388608 characters of text");
        assertThat(turn.output()).hasSize(1);
        assertThatIllegalStateException()
                .as("though the module may have caught it")
                .isThrownBy(turn::requireWithinLimits)
                .withMessageContaining("8388608 characters of text");

        Text bomb = line;
        for (int i = 0; i < Text.MAX_NESTING; i++) {
            bomb = Text.of("{}{}", bomb, bomb);
        }
        Text heavy = bomb;
        assertThatIllegalStateException().isThrownBy(() -> turn.tell(NOVA, heavy));
    }

    @Test
    void nullIsNoMessage() {
        FromModule nothing = nothing();
        assertThatNullPointerException().isThrownBy(() -> turn.send(nothing));
        assertThat(turn.output()).isEmpty();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
