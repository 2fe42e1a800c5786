package org.holdfast.proxy.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(180)
class EdgeBenchmarkTest {
    private static final Duration WHILE = Duration.ofSeconds(2);

    @Test
    void theLoadGeneratorCountsWhatAnEchoSendsBack() throws Exception {
        try (ChildJvm echo = new ChildJvm(List.of("-Xmx256m"), BareEcho.class.getName(), List.of());
                Players players = new Players(echo.address(), List.of("", "", ""), "")) {
            Players.Rate rate = players.pipelined(8, WHILE, WHILE, echo::cpu);
            assertThat(rate.lines()).isPositive();
            assertThat(rate.perSecond()).isPositive();
            assertThat(rate.cpuMicros()).isPositive();

            Latencies latencies = players.paced(1_000, 1, WHILE, WHILE);
            assertThat(latencies.count()).isPositive();
            assertThat(latencies.micros(0.5)).isPositive();

            Players.Spread spread = players.marks(players.get(0), "say " + Player.MARK, 3, 1);
            assertThat(spread.each().count()).isEqualTo(3);
            assertThat(spread.last().count()).isEqualTo(3);

            assertThat(players.lost()).isZero();
            assertThat(echo.heapBytes()).isPositive();
            assertThat(echo.residentBytes()).isPositive();
            assertThat(echo.startTime()).isPositive();
        }
    }

    @Test
    void aServerThatDoesNotStartIsNoServer() {
        assertThatThrownBy(() -> new ChildJvm(List.of(), "org.holdfast.NoSuchClass", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void everyPlayerHasANameOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            names.add(EdgeData.name(i));
        }
        assertThat(names).hasSize(20_000).allMatch(name -> name.matches("Bench[a-z]{4}"));
    }
}
