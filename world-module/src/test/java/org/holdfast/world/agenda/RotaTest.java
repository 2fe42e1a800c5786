package org.holdfast.world.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.world.thing.ThingId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RotaTest {
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:12.345Z");

    private static Rota of(int things) {
        Rota rota = new Rota(PERIOD);
        for (int i = 1; i <= things; i++) {
            rota.add(new ThingId(i), "wander");
        }
        rota.moveTo(NOW);
        return rota;
    }

    private static List<Rota.Next> take(Rota rota, int turns) {
        List<Rota.Next> taken = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            taken.add(rota.next().orElseThrow());
            rota.taken();
        }
        return taken;
    }

    @Test
    void eachHasATurnInAPeriodAndAgainAfterIt() {
        Rota rota = of(1_000);
        List<Rota.Next> first = take(rota, 1_000);
        assertThat(first).extracting(Rota.Next::thing).doesNotHaveDuplicates();
        assertThat(first).isSortedAccordingTo((one, other) -> one.when().compareTo(other.when()));
        assertThat(first.get(0).when()).isAfter(NOW.minusMillis(Due.GRID));
        assertThat(first.get(999).when()).isBefore(NOW.plus(PERIOD));
        assertThat(take(rota, 1_000))
                .isEqualTo(first.stream()
                        .map(turn -> new Rota.Next(turn.when().plus(PERIOD), turn.thing(), turn.name()))
                        .toList());
    }

    @Test
    void turnsAreSpreadEvenly() {
        int[] inTenSeconds = new int[30];
        take(of(30_000), 30_000)
                .forEach(turn -> inTenSeconds[(int) (turn.when().toEpochMilli() % PERIOD.toMillis() / 10_000)]++);
        for (int turns : inTenSeconds) {
            assertThat(turns).isBetween(850, 1_150);
        }
    }

    @Test
    void turnsThatWereMissedComeInTheNextRound() {
        Rota rota = of(100);
        List<Rota.Next> first = take(rota, 100);
        Instant later = first.get(40).when();
        rota.moveTo(later);
        assertThat(take(rota, 1).get(0).when()).isEqualTo(later);
        rota.moveTo(later.plus(PERIOD.multipliedBy(7)));
        assertThat(take(rota, 1).get(0).when()).isEqualTo(later.plus(PERIOD.multipliedBy(7)));
    }

    @Test
    void whoIsAddedBehindTheHandWaitsForTheNextRound() {
        Instant turn = of(1).next().orElseThrow().when();
        Rota rota = of(0);
        rota.movePast(turn);
        rota.add(new ThingId(1), "wander");
        assertThat(rota.next().orElseThrow().when()).isEqualTo(turn.plus(PERIOD));
        rota.movePast(turn.minusMillis(1));
        assertThat(rota.next().orElseThrow().when()).isEqualTo(turn);
    }

    @Test
    void theOnlyOneHasItsTurnOnceInAPeriod() {
        Rota rota = of(1);
        List<Rota.Next> turns = take(rota, 3);
        assertThat(Duration.between(turns.get(0).when(), turns.get(2).when())).isEqualTo(PERIOD.multipliedBy(2));
        rota.remove(new ThingId(1), "wander");
        assertThat(rota.next()).isEmpty();
    }
}
