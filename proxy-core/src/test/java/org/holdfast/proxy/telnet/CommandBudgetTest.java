package org.holdfast.proxy.telnet;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandBudgetTest {
    private long nanos = Long.MAX_VALUE - 1_000;

    private final CommandBudget budget = new CommandBudget(() -> nanos, 10);

    private int takeAll() {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void aBurstIsAllowedAndRefilledByTimeUpToABurst() {
        assertThat(takeAll()).isEqualTo(80);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(takeAll()).isEqualTo(10);
        nanos += TimeUnit.DAYS.toNanos(365);
        assertThat(takeAll()).isEqualTo(80);
    }

    @Test
    void withoutALimitThereIsAlwaysOneLeft() {
        CommandBudget unlimited = new CommandBudget(() -> nanos, 0);
        for (int i = 0; i < 100_000; i++) {
            assertThat(unlimited.take()).isTrue();
        }
    }
}
