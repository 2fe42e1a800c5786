package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentTest {
    private final SteppedClock clock = new SteppedClock();
    private final AtomicInteger made = new AtomicInteger();
    private final Recent<String, Integer> recent = new Recent<>(Duration.ofSeconds(10), 3);

    @Test
    void anEntryLivesAsLongAsItIsUsed() {
        assertThat(get("a")).isEqualTo(1);
        clock.step(Duration.ofSeconds(9));
        assertThat(get("a")).isEqualTo(1);
        clock.step(Duration.ofSeconds(9));
        assertThat(get("a")).isEqualTo(1);
        clock.step(Duration.ofSeconds(10));
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void whatIsForgottenTakesNoMemory() {
        get("a");
        get("b");
        clock.step(Duration.ofSeconds(10));
        get("c");
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void atTheBoundTheOneUnusedForLongestGivesWay() {
        get("a");
        get("b");
        get("c");
        get("a");
        get("d");
        assertThat(recent.size()).isEqualTo(3);
        assertThat(get("a")).isEqualTo(1);
        assertThat(get("b")).isEqualTo(5);
    }

    private Integer get(String key) {
        return recent.get(key, clock.instant(), made::incrementAndGet);
    }
}
