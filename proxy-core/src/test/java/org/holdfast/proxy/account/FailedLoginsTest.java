package org.holdfast.proxy.account;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.ELSEWHERE;
import static org.holdfast.proxy.account.Accounts.HOME;

class FailedLoginsTest {
    private final SteppedClock clock = new SteppedClock();
    private final FailedLogins failures = new FailedLogins(FailedLogins.PASSWORDS, true, clock);

    @Test
    void waitsGrowToABound() {
        int[] seconds = {0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int second : seconds) {
            failures.failed("Nova", HOME);
            Duration wait = Duration.ofSeconds(second);
            assertThat(failures.waitFor("Nova", HOME).orElse(Duration.ZERO)).isEqualTo(wait);
            clock.step(wait);
            assertThat(failures.waitFor("Nova", HOME)).isEmpty();
        }
    }

    @Test
    void theOwnerElsewhereDoesNotWait() {
        fail(10);
        assertThat(failures.waitFor("Nova", HOME)).isPresent();
        assertThat(failures.waitFor("Nova", ELSEWHERE)).isEmpty();
        assertThat(failures.waitFor("Orion", HOME)).isEmpty();
    }

    @Test
    void caseDoesNotMakeItAnotherName() {
        fail(10);
        assertThat(failures.waitFor("nOVA", HOME)).isPresent();
    }

    @Test
    void aSuccessForgives() {
        fail(10);
        failures.succeeded("nova", HOME);
        failures.failed("Nova", HOME);
        assertThat(failures.waitFor("Nova", HOME)).isEmpty();
    }

    @Test
    void timeForgives() {
        fail(10);
        clock.step(FailedLogins.PASSWORDS.memory());
        failures.failed("Nova", HOME);
        assertThat(failures.waitFor("Nova", HOME)).isEmpty();
    }

    @Test
    void anyTextMayBeAName() {
        String endless = "x".repeat(1_000_000);
        failures.failed(endless, HOME);
        assertThat(failures.waitFor(endless, HOME)).isEmpty();
        assertThat(failures.waitFor("", HOME)).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.failed("Nova", HOME);
        }
    }
}
