package org.holdfast.proxy.telnet;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandBudgetTest {
    private long nanos = Long.MAX_VALUE - 1_000;

    private final CommandBudget budget = new CommandBudget(() -> nanos);

    private int takeAll() {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void aBurstIsAllowedAndRefilledByTimeUpToABurst() {
        assertThat(takeAll()).isEqualTo(CommandBudget.BURST);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(takeAll()).isEqualTo(CommandBudget.PER_SECOND);
        nanos += TimeUnit.DAYS.toNanos(365);
        assertThat(takeAll()).isEqualTo(CommandBudget.BURST);
    }
}
