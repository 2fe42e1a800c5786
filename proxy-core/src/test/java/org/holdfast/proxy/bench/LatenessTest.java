package org.holdfast.proxy.bench;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenessTest {
    private static final Instant BEGAN = Instant.parse("2030-01-01T00:00:00Z");

    private final Lateness lateness = new Lateness();

    /** A turn so many ms after the generation began to serve. */
    private record At(long millis) implements Turn {
        @Override
        public Instant now() {
            return BEGAN.plusMillis(millis);
        }

        @Override
        public void edit(RecordKey key) {}

        @Override
        public void put(StoredRecord record) {}

        @Override
        public void delete(RecordKey key) {}

        @Override
        public void send(FromModule message) {}
    }

    private static void ask(Turn turn, Instant due) {
        turn.send(new FromModule.WakeAt("agenda", due));
    }

    private long late(long millis, Instant due) {
        Duration late = lateness.of(new ToModule.Woken("agenda", due), new At(millis));
        return late.toMillis();
    }

    @Test
    void aWakeIsLateSinceItWasDue() {
        ask(lateness.begin(new At(0)), BEGAN.plusMillis(500));
        assertThat(late(507, BEGAN.plusMillis(500))).isEqualTo(7);
        assertThat(late(500, BEGAN.plusMillis(501))).isZero();
    }

    @Test
    void whatWasLeftOverIsLateSinceTheGenerationBegan() {
        ask(lateness.begin(new At(0)), BEGAN.minusMillis(20));
        ask(lateness.hear(new At(3)), BEGAN.minusMillis(10));
        assertThat(late(9, BEGAN.minusMillis(10))).isEqualTo(9);
    }

    @Test
    void whatNeverHadATimeIsLateSinceItWasAskedFor() {
        ask(lateness.begin(new At(0)), BEGAN.plusMillis(100));
        ask(lateness.hear(new At(60_000)), Instant.EPOCH);
        assertThat(late(60_002, Instant.EPOCH)).isEqualTo(2);
    }

    @Test
    void whatHasToWaitForOthersOfItsKindIsLateSinceTheFirst() {
        ask(lateness.begin(new At(0)), BEGAN.plusMillis(100));
        ask(lateness.hear(new At(60_000)), Instant.EPOCH);
        ask(lateness.hear(new At(60_010)), Instant.EPOCH);
        assertThat(late(60_025, Instant.EPOCH)).isEqualTo(25);
        ask(lateness.hear(new At(60_025)), BEGAN.plusMillis(60_500));
        ask(lateness.hear(new At(90_000)), Instant.EPOCH);
        assertThat(late(90_001, Instant.EPOCH)).isEqualTo(1);
    }

    @Test
    void aWakeThatATickForestalledCountsFromWhenItWasAskedForAllTheSame() {
        ask(lateness.begin(new At(0)), BEGAN.plusMillis(100));
        ask(lateness.hear(new At(60_000)), Instant.EPOCH);
        ask(lateness.hear(new At(60_003)), BEGAN.plusMillis(60_500));
        assertThat(late(60_004, Instant.EPOCH)).isEqualTo(4);
    }
}
