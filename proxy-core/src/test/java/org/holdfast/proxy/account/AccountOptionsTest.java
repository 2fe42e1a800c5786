package org.holdfast.proxy.account;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccountOptionsTest {
    @Test
    void theDefaultsAreWhatOwaspAdvises() {
        assertThat(AccountOptions.DEFAULTS.hashParameters()).isEqualTo(new HashParameters(19_456, 2, 1));
    }

    @Test
    void aValueOutOfRangeIsNamedWithItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountOptions(7, 2, 10, 5, true))
                .withMessage("the memory of a password hash (KiB) must be 8 to 1048576, not 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountOptions(8, 0, 10, 5, true))
                .withMessageContaining("iterations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountOptions(8, 1, -1, 5, true))
                .withMessageContaining("logins per minute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountOptions(8, 1, 10, 1_000_001, true))
                .withMessageContaining("new accounts per hour");
    }
}
