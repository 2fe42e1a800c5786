package org.holdfast.proxy.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.InetAddress;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.holdfast.api.Permissions;
import org.holdfast.proxy.account.AccountOptions.Registration;
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
import static org.holdfast.proxy.account.Accounts.address;
import static org.holdfast.proxy.account.Accounts.await;

class SecondFactorsTest {
    private static final Verification REFUSED = new Verification.Refused();
    private static final AccountOptions STAFF =
            new AccountOptions(8, 1, 0, 0, Registration.OPEN, Optional.of(Role.ADMIN));

    @Test
    void theSecretIsShownOnceAndAsTheLinkThatAuthenticatorsRead() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            Enrolment enrolment = accounts.service.secondFactors().begin(nova);
            assertThat(Base32.decode(enrolment.secret())).hasSize(20);
            assertThat(enrolment.link())
                    .isEqualTo("otpauth://totp/Testhold:Nova?secret=" + enrolment.secret() + "&issuer=Testhold");
            assertThat(accounts.service.secondFactors().begin(nova).secret()).isNotEqualTo(enrolment.secret());
            assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
        }
    }

    @Test
    void itIsSwitchedOnByACodeOfItAndAskedForAfterwards() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            SecondFactors factors = accounts.service.secondFactors();
            Enrolment enrolment = factors.begin(nova);
            assertThat(await(factors.enrol(nova, enrolment, "000000x", OWNER))).isEmpty();
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(Accounts.verified(nova));

            assertThat(await(factors.enrol(nova, enrolment, code(accounts, enrolment), OWNER))
                            .orElseThrow())
                    .hasSize(10)
                    .doesNotHaveDuplicates();
            assertThat(accounts.events).contains(AccountAudit.Event.SECOND_FACTOR_ON);
            assertThatThrownBy(() -> await(factors.enrol(nova, enrolment, code(accounts, enrolment), OWNER)))
                    .hasRootCauseMessage("There is a second factor already; switch it off first.");

            accounts.clock.step(SecondFactor.STEP);
            Halfway halfway = halfway(accounts, PASSWORD);
            assertThat(await(factors.verify(halfway, code(accounts, enrolment))))
                    .isEqualTo(new Verification.Verified(nova, new Proof(Proof.Kind.SECOND_FACTOR, 0, "")));
            assertThat(accounts.verify("Nova", "wrong")).isEqualTo(REFUSED);
        }
    }

    @Test
    void aCodeWorksOnceAndSoDoesAnOlderOne() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            accounts.clock.step(SecondFactor.STEP);
            String now = code(accounts, enrolment);
            assertThat(second(accounts, now)).isInstanceOf(Verification.Verified.class);
            assertThat(second(accounts, now)).isEqualTo(REFUSED);

            accounts.clock.step(SecondFactor.STEP);
            String later = code(accounts, enrolment);
            accounts.clock.step(SecondFactor.STEP);
            String latest = code(accounts, enrolment);
            assertThat(second(accounts, latest)).isInstanceOf(Verification.Verified.class);
            assertThat(second(accounts, later)).isEqualTo(REFUSED);
        }
    }

    @Test
    void ofTwoLoginsWithOneCodeOneGetsIn() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            for (int round = 0; round < 20; round++) {
                accounts.clock.step(SecondFactor.STEP);
                String code = code(accounts, enrolment);
                List<CompletionStage<Verification>> racing = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    racing.add(accounts.service.secondFactors().verify(halfway(accounts, PASSWORD), code));
                }
                assertThat(racing.stream().map(Accounts::await).filter(Verification.Verified.class::isInstance))
                        .hasSize(1);
                accounts.clock.step(Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void aClockThatIsAStepOffIsTakenAndNoOther() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            accounts.clock.step(SecondFactor.STEP.multipliedBy(2));
            String early = code(accounts, enrolment);
            accounts.clock.step(SecondFactor.STEP);
            assertThat(second(accounts, early)).isInstanceOf(Verification.Verified.class);
            accounts.clock.step(SecondFactor.STEP.multipliedBy(10));
            String old = code(accounts, enrolment);
            accounts.clock.step(SecondFactor.STEP.multipliedBy(2));
            assertThat(second(accounts, old)).isEqualTo(REFUSED);
        }
    }

    @Test
    void eachRecoveryCodeWorksOnceHoweverItIsTyped() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            SecondFactors factors = accounts.service.secondFactors();
            Enrolment enrolment = factors.begin(nova);
            List<String> codes = await(factors.enrol(nova, enrolment, code(accounts, enrolment), OWNER))
                    .orElseThrow();
            assertThat(second(accounts, codes.get(3).toLowerCase(Locale.ROOT).replace('-', ' ')))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(second(accounts, codes.get(3))).isEqualTo(REFUSED);
            assertThat(second(accounts, codes.get(4))).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.service.own().details(nova).orElseThrow().recoveryCodes())
                    .isEqualTo(8);
            assertThat(accounts.events).contains(AccountAudit.Event.RECOVERY_CODE_USED);
            assertThat(accounts.records.find(nova.id()).orElseThrow().toJson()).doesNotContain(codes.get(5));
        }
    }

    @Test
    void oneLoginTakesFiveCodesAndFiveMinutes() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            SecondFactors factors = accounts.service.secondFactors();
            Halfway guessed = halfway(accounts, PASSWORD);
            for (int i = 0; i < 5; i++) {
                assertThat(await(factors.verify(guessed, "nonsense"))).isNotInstanceOf(Verification.Verified.class);
                accounts.clock.step(Duration.ofSeconds(20));
            }
            assertThat(await(factors.verify(guessed, code(accounts, enrolment))))
                    .isEqualTo(REFUSED);

            accounts.clock.step(Duration.ofMinutes(15));
            Halfway late = halfway(accounts, PASSWORD);
            accounts.clock.step(Duration.ofMinutes(5));
            assertThat(await(factors.verify(late, code(accounts, enrolment)))).isEqualTo(REFUSED);
        }
    }

    /** Also where logins are not limited: whoever gets so far has the password, and six digits are few. */
    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 0})
    void whoGuessesCodesWaitsAndTheOwnerAtHomeDoesNot(int loginsPerMinute) {
        AccountOptions throttled = new AccountOptions(8, 1, loginsPerMinute, 0, true);
        try (Accounts accounts = new Accounts(throttled)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            SecondFactors factors = accounts.service.secondFactors();
            for (int i = 0; i < 30; i++) {
                accounts.clock.step(Duration.ofMinutes(15));
                Halfway guesser = halfway(accounts, PASSWORD, address("203.0.113." + i));
                await(factors.verify(guesser, "nonsense"));
            }
            accounts.clock.step(SecondFactor.STEP);
            String code = code(accounts, enrolment);
            assertThat(await(factors.verify(halfway(accounts, PASSWORD, address("203.0.113.99")), code)))
                    .isInstanceOf(Verification.TooMany.class);
            assertThat(await(factors.verify(halfway(accounts, PASSWORD, HOME), code)))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aRoleThatNeedsOneSwitchesItOnAtLogin() {
        AccountOptions needed = new AccountOptions(8, 1, 0, 0, Registration.OPEN, Optional.of(Role.BUILDER));
        try (Accounts accounts = new Accounts(needed)) {
            Account orion = accounts.create("Orion");
            assertThat(accounts.verify("Orion", PASSWORD)).isEqualTo(Accounts.verified(orion));
            accounts.create("Nova");
            await(accounts.service.setRole(accounts.service.find("Nova").orElseThrow(), Role.ADMIN));
            Halfway halfway = ((Verification.EnrolmentNeeded) accounts.verify("Nova", PASSWORD)).halfway();
            SecondFactors factors = accounts.service.secondFactors();
            assertThat(await(factors.enrolled(halfway))).isEqualTo(REFUSED);
            Enrolment enrolment = factors.begin(halfway.account());
            await(factors.enrol(halfway.account(), enrolment, code(accounts, enrolment), OWNER));
            assertThat(await(factors.enrolled(halfway))).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.CodeNeeded.class);
            assertThatThrownBy(() -> await(factors.switchOff(halfway.account(), "1", OWNER)))
                    .hasRootCauseMessage("What your account is trusted with needs a second factor here.");
        }
    }

    @Test
    void whoeverIsGrantedToKeepOrderIsStaffAsWhoeverHasTheRole() {
        try (Accounts accounts = new Accounts(STAFF)) {
            Account mo = accounts.create("Mo");
            assertThat(accounts.verify("Mo", PASSWORD)).isInstanceOf(Verification.Verified.class);
            await(accounts.standings.grant(mo.id(), "fly"));
            assertThat(accounts.verify("Mo", PASSWORD)).isInstanceOf(Verification.Verified.class);
            await(accounts.standings.grant(mo.id(), Permissions.MODERATE));
            assertThat(accounts.verify("Mo", PASSWORD)).isInstanceOf(Verification.EnrolmentNeeded.class);
            await(accounts.standings.revoke(mo.id(), Permissions.MODERATE));
            assertThat(accounts.verify("Mo", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void anApplicationPasswordMakesNoStaffWithACodeOrWithout() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            Account nova = accounts.service.find("Nova").orElseThrow();
            await(accounts.service.setRole(nova, Role.ADMIN));
            String play = await(accounts.service.appPasswords().make(nova, Purpose.PLAY, "client", OWNER));
            accounts.clock.step(SecondFactor.STEP);
            Verification.Verified verified = (Verification.Verified)
                    await(accounts.service.secondFactors().verify(halfway(accounts, play), code(accounts, enrolment)));
            assertThat(accounts.service.withholds(verified.account(), verified.proof()))
                    .isTrue();
            accounts.clock.step(SecondFactor.STEP);
            Verification.Verified own = (Verification.Verified) second(accounts, code(accounts, enrolment));
            assertThat(accounts.service.withholds(own.account(), own.proof())).isFalse();
        }
    }

    @Test
    void whoHasToHaveOneAndHasNoneReadsNoMailWithThePassword() {
        try (Accounts accounts = new Accounts(STAFF)) {
            Account nova = accounts.create("Nova");
            assertThat(mail(accounts, PASSWORD)).isInstanceOf(Verification.Verified.class);
            await(accounts.service.setRole(nova, Role.ADMIN));
            assertThat(mail(accounts, PASSWORD)).isEqualTo(REFUSED);
        }
    }

    @Test
    void whereEverybodyHasToHaveOneANewAccountSwitchesItOnBeforeItPlays() {
        AccountOptions everybody = new AccountOptions(8, 1, 0, 0, Registration.OPEN, Optional.of(Role.PLAYER));
        try (Accounts accounts = new Accounts(everybody)) {
            Creation creation = await(accounts.service.create("Nova", PASSWORD, HOME));
            Halfway halfway = ((Creation.EnrolmentNeeded) creation).halfway();
            SecondFactors factors = accounts.service.secondFactors();
            assertThat(await(factors.enrolled(halfway))).isEqualTo(REFUSED);
            Enrolment enrolment = factors.begin(halfway.account());
            await(factors.enrol(halfway.account(), enrolment, code(accounts, enrolment), OWNER));
            assertThat(await(factors.enrolled(halfway))).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aPasswordThatIsChangedBetweenPasswordAndCodeEndsTheLogin() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            accounts.clock.step(SecondFactor.STEP);
            Halfway halfway = halfway(accounts, PASSWORD);
            await(accounts.service.setPassword(halfway.account(), "battery staple"));
            assertThat(await(accounts.service.secondFactors().verify(halfway, code(accounts, enrolment))))
                    .isEqualTo(REFUSED);
        }
    }

    private static Verification mail(Accounts accounts, String password) {
        return await(accounts.service.verify("Nova", password, Purpose.MAIL, HOME));
    }

    @Test
    void itIsSwitchedOffByACode() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            Account nova = accounts.service.find("Nova").orElseThrow();
            SecondFactors factors = accounts.service.secondFactors();
            assertThat(await(factors.switchOff(nova, "nonsense", OWNER))).isEqualTo(REFUSED);
            accounts.clock.step(SecondFactor.STEP);
            assertThat(await(factors.switchOff(nova, code(accounts, enrolment), OWNER)))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aLockThatComesBetweenPasswordAndCodeCounts() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Enrolment enrolment = enrolled(accounts, "Nova");
            accounts.clock.step(SecondFactor.STEP);
            Halfway halfway = halfway(accounts, PASSWORD);
            await(accounts.service.lock(accounts.service.find("Nova").orElseThrow()));
            assertThat(await(accounts.service.secondFactors().verify(halfway, code(accounts, enrolment))))
                    .isEqualTo(REFUSED);
        }
    }

    private static Enrolment enrolled(Accounts accounts, String name) {
        Account account = accounts.create(name);
        Enrolment enrolment = accounts.service.secondFactors().begin(account);
        await(accounts.service.secondFactors().enrol(account, enrolment, code(accounts, enrolment), OWNER));
        return enrolment;
    }

    private static Verification second(Accounts accounts, String code) {
        return await(accounts.service.secondFactors().verify(halfway(accounts, PASSWORD, ELSEWHERE), code));
    }

    private static Halfway halfway(Accounts accounts, String password) {
        return halfway(accounts, password, HOME);
    }

    private static Halfway halfway(Accounts accounts, String password, InetAddress from) {
        return ((Verification.CodeNeeded) accounts.verify("Nova", password, from)).halfway();
    }

    /** What an authenticator shows now. */
    static String code(Accounts accounts, Enrolment enrolment) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(enrolment.secret()), "RAW"), accounts.clock.instant());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
