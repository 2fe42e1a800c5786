package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

/** Between the password that was confirmed and the change that was asked for, the account gets another one. */
class MeanwhileTest {
    private static final String RESET = "battery staple";
    private static final String CHOSEN = "troubador three";
    private static final String CHANGED = "Your password was changed meanwhile; log in again. Nothing was done.";

    private final Accounts accounts = new Accounts(UNLIMITED);
    private final Account nova = accounts.create("Nova");

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void aPasswordThatTheOperatorHasSetStays() {
        Owner confirmed = confirmed(PASSWORD);
        await(accounts.service.setPassword(nova, RESET));
        assertThatThrownBy(() -> await(accounts.service.own().changePassword(nova, CHOSEN, confirmed)))
                .hasRootCauseMessage(CHANGED);
        assertThat(accounts.verify("Nova", CHOSEN)).isEqualTo(new Verification.Refused());
        assertThat(accounts.verify("Nova", RESET)).isInstanceOf(Verification.Verified.class);
        assertThat(accounts.events).doesNotContain(AccountAudit.Event.PASSWORD_CHANGED);
    }

    @Test
    void aPasswordThatWasResetByMailStays() {
        withAddress("nova@example.org");
        Owner confirmed = confirmed(PASSWORD);
        await(accounts.service.passwordReset().reset("Nova", requested(), RESET, HOME));
        assertThatThrownBy(() -> await(accounts.service.own().changePassword(nova, CHOSEN, confirmed)))
                .hasRootCauseMessage(CHANGED);
        assertThat(accounts.verify("Nova", RESET)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void alsoOneThatIsSetWhileTheChosenOneIsHashed() {
        MemoryRecords records = new MemoryRecords();
        CompletableFuture<AccountService> itself = new CompletableFuture<>();
        AtomicInteger resets = new AtomicInteger();
        HashFunction function = (password, salt, parameters) -> {
            if (new String(password, StandardCharsets.UTF_8).equals(CHOSEN)) {
                AccountService service = itself.join();
                await(service.setPassword(service.find("Nova").orElseThrow(), RESET));
                resets.incrementAndGet();
            }
            return Argon2id.hash(password, salt, parameters);
        };
        try (AccountService service =
                new AccountService(records, UNLIMITED, new SteppedClock(), function, new HashPool(2, 8))) {
            itself.complete(service);
            await(service.create("Nova", PASSWORD, HOME));
            Account here = service.find("Nova").orElseThrow();
            assertThatThrownBy(() -> await(service.own().changePassword(here, CHOSEN, OWNER)))
                    .hasRootCauseMessage(CHANGED);
            assertThat(resets).hasValue(1);
            assertThat(await(service.verify("Nova", RESET, Purpose.PLAY, HOME)))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void ofTwoWhoHaveShownOnePasswordTheFirstChangesIt() {
        Owner one = confirmed(PASSWORD);
        Owner two = confirmed(PASSWORD);
        await(accounts.service.own().changePassword(nova, CHOSEN, two));
        assertThatThrownBy(() -> await(accounts.service.own().changePassword(nova, RESET, one)))
                .hasRootCauseMessage(CHANGED);
        assertThat(accounts.verify("Nova", CHOSEN)).isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"make", "revoke", "enrol", "rename", "delete", "export", "address", "forget", "confirm", "off"})
    void whoHasShownTheOldPasswordChangesAndSeesNothing(String what) {
        await(accounts.service.appPasswords().make(nova, Purpose.MAIL, "mine", OWNER));
        accounts.service.passwordReset().confirm(nova, "nova@example.org", HOME);
        String mailed = code(0);
        SecondFactors factors = accounts.service.secondFactors();
        Enrolment enrolment = factors.begin(nova);
        Owner confirmed = confirmed(PASSWORD);
        await(accounts.service.setPassword(nova, RESET));
        String code = SecondFactorsTest.code(accounts, enrolment);
        if (what.equals("confirm") || what.equals("off")) {
            await(factors.enrol(nova, enrolment, code, confirmed(RESET)));
            accounts.clock.step(SecondFactor.STEP);
        }
        String later = SecondFactorsTest.code(accounts, enrolment);
        String before = accounts.records.find(nova.id()).orElseThrow().toJson();
        List<AccountAudit.Event> events = List.copyOf(accounts.events);

        OwnAccount own = accounts.service.own();
        AppPasswords apps = accounts.service.appPasswords();
        PasswordReset mail = accounts.service.passwordReset();
        Map<String, Change> changes = Map.of(
                "make", () -> apps.make(nova, Purpose.PLAY, "theirs", confirmed),
                "revoke", () -> apps.revoke(nova, "mine", confirmed),
                "enrol", () -> factors.enrol(nova, enrolment, code, confirmed),
                "rename", () -> own.rename(nova, "Vega", Optional.of(confirmed)),
                "delete", () -> own.delete(nova, Optional.of(confirmed)),
                "export", () -> own.export(nova, Optional.of(confirmed)),
                "address", () -> mail.confirmed(nova, mailed, confirmed),
                "forget", () -> mail.forgetAddress(nova, confirmed),
                "confirm", () -> factors.confirm(nova, later, confirmed),
                "off", () -> factors.switchOff(nova, later, confirmed));
        assertThatThrownBy(() -> await(Objects.requireNonNull(changes.get(what)).begin()))
                .hasRootCauseMessage(CHANGED);
        assertThat(accounts.records.find(nova.id()).orElseThrow().toJson()).isEqualTo(before);
        assertThat(accounts.events).isEqualTo(events);
        assertThat(accounts.service.exists("Nova")).isTrue();
    }

    private interface Change {
        CompletionStage<?> begin();
    }

    @Test
    void whoeverIsLockedMeanwhileChangesNothing() {
        Owner confirmed = confirmed(PASSWORD);
        await(accounts.service.lock(nova));
        assertThatThrownBy(() -> await(accounts.service.own().changePassword(nova, CHOSEN, confirmed)))
                .hasRootCauseMessage("Your account was locked meanwhile. Nothing was done.");
        await(accounts.service.unlock(nova));
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aRecoveryCodeIsNotUsedUpByALoginThatHasLostItsWorth() {
        SecondFactors factors = accounts.service.secondFactors();
        Enrolment enrolment = factors.begin(nova);
        List<String> recovery = await(
                        factors.enrol(nova, enrolment, SecondFactorsTest.code(accounts, enrolment), OWNER))
                .orElseThrow();
        Halfway halfway = ((Verification.CodeNeeded) accounts.verify("Nova", PASSWORD)).halfway();
        await(accounts.service.setPassword(nova, RESET));
        assertThat(await(factors.verify(halfway, recovery.get(0)))).isEqualTo(new Verification.Refused());
        assertThat(accounts.service.own().details(nova).orElseThrow().recoveryCodes())
                .isEqualTo(10);
    }

    @Test
    void aCodeSwitchesOffTheSecondFactorThatItIsOfAndNoneThatCameAfterIt() {
        SecondFactors factors = accounts.service.secondFactors();
        Enrolment old = factors.begin(nova);
        List<String> recovery = await(factors.enrol(nova, old, SecondFactorsTest.code(accounts, old), OWNER))
                .orElseThrow();
        await(factors.switchOff(nova, recovery.get(0), OWNER));
        Enrolment next = factors.begin(nova);
        await(factors.enrol(nova, next, SecondFactorsTest.code(accounts, next), OWNER));
        assertThat(await(factors.switchOff(nova, recovery.get(1), OWNER))).isEqualTo(new Verification.Refused());
        assertThat(accounts.service.own().details(nova).orElseThrow().secondFactor())
                .isTrue();
    }

    @Test
    void aCodeThatWasSentToAnAddressThatIsTheAccountsNoMoreIsWorthNothing() {
        withAddress("old@example.org");
        String code = requested();
        await(accounts.service.passwordReset().forgetAddress(nova, OWNER));
        assertThatThrownBy(() -> await(accounts.service.passwordReset().reset("Nova", code, RESET, HOME)))
                .hasRootCauseMessage("That is not the code, or it is too old.");
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
    }

    private Owner confirmed(String password) {
        InetAddress here = HOME;
        Verification verified = await(accounts.service.own().confirm(nova, password, here));
        return new Owner(((Verification.Verified) verified).proof(), here);
    }

    private void withAddress(String address) {
        accounts.service.passwordReset().confirm(nova, address, HOME);
        await(accounts.service.passwordReset().confirmed(nova, code(accounts.letters.size() - 1), OWNER));
    }

    private String requested() {
        int before = accounts.letters.size();
        assertThat(accounts.service.passwordReset().request("Nova", HOME)).isEmpty();
        Awaitility.await().until(() -> accounts.letters.size() > before);
        return code(before);
    }

    private String code(int letter) {
        return PasswordResetTest.code(accounts, letter);
    }
}
