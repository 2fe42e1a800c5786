package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.RecordChange;
import org.holdfast.api.SessionId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.store.Records.delete;
import static org.holdfast.proxy.store.Records.put;

class TurnsTest {
    @Test
    void aTurnIsReadAsItWasWritten() {
        List<RecordChange> changes = List.of(put("a", 1), delete("b"), put("ünï", 3));
        Optional<Cause> cause = Optional.of(new Cause(SessionId.random(), 9));
        byte[] first = encode(new Commit("world", 7, 8, cause, changes));
        byte[] second = encode(new Commit("combat", 9, 1, Optional.empty(), List.of()));
        ByteBuffer both = ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .flip();
        Turns.Replayed turn = Turns.decode(both);
        assertThat(turn.epoch()).isEqualTo(7);
        assertThat(turn.records()).extracting(EncodedRecord::toChange).isEqualTo(changes);
        assertThat(Turns.decode(both).records()).isEmpty();
        assertThat(both.hasRemaining()).isFalse();
    }

    @Test
    void aValueUnderAnotherKeyIsNotTaken() {
        EncodedRecord record = EncodedRecord.of(put("a", 1));
        EncodedRecord moved = EncodedRecord.ofBytes(Records.key("b"), record.bytes());
        assertThat(record.isIntact()).isTrue();
        assertThat(moved.isIntact()).isFalse();
        assertThatThrownBy(moved::decode)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("world/b");
    }

    @Test
    void aModulesNameHasABound() {
        assertThatThrownBy(() -> encode(new Commit("w".repeat(256), 1, 1, Optional.empty(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] encode(Commit commit) {
        return Turns.encode(
                commit, commit.changes().stream().map(EncodedRecord::of).toList());
    }
}
