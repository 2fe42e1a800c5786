package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineLimitTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "1, 1", "100, 7"})
    void asManyAsTheBurstMayComeAtOnceAndThenSomeAreTooMany(int perSecond, int burst) {
        LineLimit limit = limit(perSecond, burst);

        assertThat(IntStream.range(0, burst)).allMatch(line -> limit.take());
        assertThat(IntStream.range(0, 100_000)).anyMatch(line -> !limit.take());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "1, 0"})
    void zeroForEitherIsNoLimit(int perSecond, int burst) {
        LineLimit limit = limit(perSecond, burst);

        assertThat(IntStream.range(0, 100_000)).allMatch(line -> limit.take());
    }

    private static LineLimit limit(int perSecond, int burst) {
        return new LineLimit(new SessionOptions(
                "Holdfast", "", perSecond, burst, Duration.ZERO, Duration.ZERO, Duration.ZERO, Several.TAKEOVER));
    }
}
