package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepTimesTest {
    private final HandExecutor executor = new HandExecutor();
    private final List<String> told = new ArrayList<>();
    private final StepTimes times = new StepTimes(
            executor, (step, since, done) -> told.add(step + " " + done), step -> step == SwapStep.IMPORT ? 7 : 0);

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void take(SwapStep step, Duration time) throws Exception {
        times.time(step, () -> {
            executor.pass(time);
            return true;
        });
    }

    @Test
    void nothingIsToldOfWhatTakesLessThanASecond() throws Exception {
        times.begin();
        take(SwapStep.LOAD, Duration.ofMillis(500));
        take(SwapStep.IMPORT, Duration.ofMillis(499));
        times.end();
        executor.pass(Duration.ofSeconds(5));
        assertThat(told).isEmpty();
        assertThat(executor.waiting()).isZero();
        assertThat(times.times()).containsOnlyKeys(SwapStep.LOAD, SwapStep.IMPORT);
    }

    @Test
    void manyShortStepsAreALongSwap() throws Exception {
        times.begin();
        take(SwapStep.LOAD, Duration.ofMillis(900));
        take(SwapStep.CREATE, Duration.ofMillis(900));
        take(SwapStep.IMPORT, Duration.ofMillis(1_300));
        times.end();
        assertThat(told).containsExactly("CREATE 0", "IMPORT 7", "IMPORT 7");
    }
}
