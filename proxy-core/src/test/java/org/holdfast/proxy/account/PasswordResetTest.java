package org.holdfast.proxy.account;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.ELSEWHERE;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class PasswordResetTest {
    private static final String OTHER = "battery staple";

    @Test
    void anAddressIsTheAccountsWhenItsCodeWasRight() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            PasswordReset mail = accounts.service.passwordReset();
            assertThat(mail.confirm(nova, "nova@example.org", HOME)).isEmpty();
            assertThatThrownBy(() -> await(mail.confirmed(nova, "nonsense", OWNER)))
                    .hasRootCauseInstanceOf(AccountException.class);
            assertThat(accounts.service.own().details(nova).orElseThrow().email())
                    .isEmpty();
            await(mail.confirmed(nova, code(accounts, 0), OWNER));
            assertThat(accounts.service.own().details(nova).orElseThrow().email())
                    .contains("nova@example.org");
            await(mail.forgetAddress(nova, OWNER));
            assertThat(accounts.letters.get(1)).startsWith("nova@example.org\nThis is no longer its address.");
            assertThat(accounts.service.own().details(nova).orElseThrow().email())
                    .isEmpty();
        }
    }

    @Test
    void whoConfirmsTheSameAddressAgainIsNotToldThatItIsGone() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            PasswordReset mail = accounts.service.passwordReset();
            mail.confirm(nova, "nova@example.org", HOME);
            await(mail.confirmed(nova, code(accounts, 0), OWNER));
            mail.confirm(nova, "nova@example.org", HOME);
            await(mail.confirmed(nova, code(accounts, 1), OWNER));
            assertThat(accounts.letters).hasSize(2).noneMatch(letter -> letter.contains("no longer its address"));
        }
    }

    @Test
    void aForgottenPasswordIsReplacedByACodeThatWorksOnce() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            withAddress(accounts);
            PasswordReset mail = accounts.service.passwordReset();
            String code = requested(accounts);
            await(mail.reset("nova", code, OTHER, ELSEWHERE));
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(new Verification.Refused());
            assertThat(accounts.verify("Nova", OTHER)).isInstanceOf(Verification.Verified.class);
            assertThatThrownBy(() -> await(mail.reset("nova", code, PASSWORD, ELSEWHERE)))
                    .hasRootCauseMessage("That is not the code, or it is too old.");
            assertThat(accounts.events).contains(AccountAudit.Event.PASSWORD_RESET);
            assertThat(accounts.letters.get(accounts.letters.size() - 1)).contains("It was given another password");
        }
    }

    @Test
    void aCodeEndsAfterItsTimeAndAfterFiveTries() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            withAddress(accounts);
            PasswordReset mail = accounts.service.passwordReset();
            String late = requested(accounts);
            accounts.clock.step(Duration.ofMinutes(PasswordReset.MINUTES));
            assertThatThrownBy(() -> await(mail.reset("Nova", late, OTHER, HOME)))
                    .hasRootCauseInstanceOf(AccountException.class);
            accounts.clock.step(Duration.ofDays(1));
            String guessed = requested(accounts);
            for (int i = 0; i < PasswordReset.MOST_TRIES; i++) {
                assertThatThrownBy(() -> await(mail.reset("Nova", "nonsense", OTHER, HOME)))
                        .hasRootCauseInstanceOf(AccountException.class);
            }
            assertThatThrownBy(() -> await(mail.reset("Nova", guessed, OTHER, HOME)))
                    .hasRootCauseInstanceOf(AccountException.class);
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void whoAsksLearnsNothingAndAnOwnerIsNotFloodedWithMail() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            withAddress(accounts);
            accounts.create("Orion");
            PasswordReset mail = accounts.service.passwordReset();
            int before = accounts.letters.size();
            assertThat(mail.request("Nobody", HOME)).isEmpty();
            assertThat(mail.request("Orion", HOME)).isEmpty();
            assertThat(mail.request("Nova", HOME)).isEmpty();
            assertThat(mail.request("Nova", ELSEWHERE)).isEmpty();
            accounts.hashes.set(0);
            for (String name : new String[] {"Nobody", "Orion", "Nova"}) {
                assertThatThrownBy(() -> await(mail.reset(name, "nonsense", OTHER, HOME)))
                        .hasRootCauseMessage("That is not the code, or it is too old.");
            }
            // What was asked for before has been done by now: there is one queue.
            assertThat(accounts.hashes).hasValue(3);
            Awaitility.await().until(() -> accounts.letters.size() == before + 1);
            for (int i = 0; i < PasswordReset.PER_HOUR; i++) {
                mail.request("Nobody", HOME);
            }
            assertThat(mail.request("Nova", HOME)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nova",
                "nova@",
                "@example.org",
                "nova@localhost",
                "a b@example.org",
                "a@example.org,b@example.org",
                "nova@example.org\r\nBcc: x@example.org",
                "<nova@example.org>"
            })
    void whatIsNoAddressIsWrittenToNobody(String typed) {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            assertThat(accounts.service.passwordReset().isAddress(typed)).isFalse();
            assertThat(accounts.service.passwordReset().isAddress("nova.o'neill+mud@mail.example.org"))
                    .isTrue();
        }
    }

    private static void withAddress(Accounts accounts) {
        Account nova = accounts.create("Nova");
        accounts.service.passwordReset().confirm(nova, "nova@example.org", ELSEWHERE);
        await(accounts.service.passwordReset().confirmed(nova, code(accounts, 0), OWNER));
    }

    private static String requested(Accounts accounts) {
        int before = accounts.letters.size();
        assertThat(accounts.service.passwordReset().request("Nova", HOME)).isEmpty();
        Awaitility.await().until(() -> accounts.letters.size() > before);
        return code(accounts, before);
    }

    /** The code of a letter stands on a line of its own. */
    static String code(Accounts accounts, int letter) {
        return accounts.letters
                .get(letter)
                .lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow()
                .strip();
    }
}
