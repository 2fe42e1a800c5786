package org.holdfast.proxy.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTest {
    @Test
    void lengthIsCountedInCharacters() {
        String outsideTheBasicPlane = "\ud83c\udf0a";
        assertThat(PasswordRules.problem("x".repeat(7), "Nova")).contains("A password has 8 to 128 characters.");
        assertThat(PasswordRules.problem("x".repeat(129), "Nova")).contains("A password has 8 to 128 characters.");
        assertThat(PasswordRules.problem(outsideTheBasicPlane.repeat(7), "Nova"))
                .isPresent();
        assertThat(PasswordRules.problem(outsideTheBasicPlane.repeat(8), "Nova"))
                .isEmpty();
        assertThat(PasswordRules.problem("x".repeat(128), "Nova")).isEmpty();
    }

    @Test
    void theNameIsNoPassword() {
        assertThat(PasswordRules.problem("CASSANDRA", "Cassandra")).contains("The password must not be the name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop"})
    void theFirstThatAnybodyWouldGuessAreRefused(String password) {
        assertThat(PasswordRules.problem(password, "Nova")).isPresent();
    }

    @Test
    void onePasswordTypedOnTwoSystemsIsOnePassword() {
        assertThat(PasswordRules.bytes("cafe\u0301 noir")).isEqualTo(PasswordRules.bytes("caf\u00e9 noir"));
    }
}
