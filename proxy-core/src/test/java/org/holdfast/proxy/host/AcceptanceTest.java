package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule.WakeAt;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.record;

class AcceptanceTest {
    private static final ToModule LINE = new ToModule.Input(NOVA, 1, "", false);

    private final MemoryRecords records = new MemoryRecords();
    private final List<ShownTurn> shown = new ArrayList<>();
    private final HandExecutor executor = new HandExecutor();
    private final Acceptance acceptance = new Acceptance(
            "world",
            records,
            new OutputGate(shown::add, Long.MAX_VALUE),
            new Timers(executor, new HandClock(), new Port()),
            new RecentLines());

    private static HostTurn turn() {
        return new HostTurn(Instant.EPOCH, new ModuleDescriptor("world", "1", Map.of("thing", 1), Duration.ZERO));
    }

    private static HostTurn changing(long value) {
        HostTurn turn = turn();
        turn.put(record("a", value));
        turn.tell(NOVA, Text.plain("" + value));
        return turn;
    }

    @Test
    void aTurnOfAnOwnerThatWasReplacedIsRefusedAsAWhole() {
        long first = acceptance.takeOver(1, Duration.ZERO, turn());
        assertThat(acceptance.accept(first, LINE, changing(1))).isTrue();
        long second = acceptance.takeOver(2, Duration.ZERO, turn());
        long position = records.position();
        shown.clear();

        HostTurn late = changing(2);
        late.send(new WakeAt("dawn", Instant.MAX));
        assertThat(acceptance.accept(first, LINE, late)).isFalse();
        acceptance.failed(first, LINE);
        ToModule opened = new ToModule.SessionOpened(Rig.session(SessionId.random(), "Late"));
        assertThat(acceptance.accept(first, opened, turn())).isFalse();

        assertThat(records.position()).isEqualTo(position);
        assertThat(records.read(Rig.key("a"))).contains(record("a", 1));
        assertThat(shown).isEmpty();
        assertThat(executor.waiting()).isZero();
        assertThat(acceptance.present()).isEmpty();
        assertThat(acceptance.accept(second, LINE, changing(3))).isTrue();
        assertThat(shown).hasSize(1);
    }

    @Test
    void whoeverIsFencedIsRefusedThoughNobodyTookOver() {
        long epoch = acceptance.takeOver(1, Duration.ofSeconds(1), turn());
        assertThat(executor.waiting()).isEqualTo(1);
        acceptance.fence(epoch, Optional.empty());
        assertThat(acceptance.accept(epoch, LINE, changing(1))).isFalse();
        assertThat(executor.waiting()).as("the ticks have ended").isZero();
        assertThat(acceptance.takeOver(2, Duration.ZERO, turn())).isGreaterThan(epoch + 1);
    }

    @Test
    void whatTheStoreRefusesLeavesNoTrace() {
        long epoch = acceptance.takeOver(1, Duration.ZERO, turn());
        shown.clear();
        records.breakWith(new IllegalStateException("full"));
        ToModule opened = new ToModule.SessionOpened(Rig.session(NOVA, "Nova"));
        assertThatIllegalStateException().isThrownBy(() -> acceptance.accept(epoch, opened, changing(1)));
        assertThatIllegalStateException().isThrownBy(() -> acceptance.takeOver(2, Duration.ofSeconds(1), changing(2)));
        assertThat(shown).isEmpty();
        assertThat(acceptance.present()).isEmpty();
        assertThat(executor.waiting()).isZero();

        records.breakWith(null);
        assertThat(acceptance.accept(epoch, LINE, changing(3))).isTrue();
        assertThat(records.journal())
                .extracting(ModuleRecords.AcceptedTurn::turn)
                .as("the numbers have no gap")
                .containsExactly(1L, 2L);
    }
}
