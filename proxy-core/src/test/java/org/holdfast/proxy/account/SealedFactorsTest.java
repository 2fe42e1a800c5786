package org.holdfast.proxy.account;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

/** Whoever has the records has no secret of a second factor, and who has lost the key is told what to do. */
class SealedFactorsTest {
    private static final String UNUSABLE =
            "Codes of authenticators cannot be checked here at present; use a recovery code, or tell the staff.";

    private static final String NOT_NOW = "No second factor can be switched on here at present; tell the staff.";

    private final MemoryRecords records = new MemoryRecords();
    private final KeyPlace key = KeyPlace.inMemory();
    private List<String> recovery = List.of();
    private final List<Logger> loggers = List.of(
            (Logger) LoggerFactory.getLogger(SecondFactors.class),
            (Logger) LoggerFactory.getLogger(Sealing.class),
            (Logger) LoggerFactory.getLogger(SealComplaints.class));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        loggers.forEach(logger -> logger.addAppender(log));
    }

    @AfterEach
    void stopListening() {
        loggers.forEach(logger -> logger.detachAppender(log));
    }

    @Test
    void theRecordHasNoSecretAndACodeOfItIsTakenAfterAStart() {
        Enrolment enrolment = enrolled("Nova");
        assertThat(record().toJson()).doesNotContain(enrolment.secret()).contains("\"sealed\"");
        assertThat(record().integer("format")).isEqualTo(3);
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
        assertThat(record().toJson()).doesNotContain(enrolment.secret());
    }

    @Test
    void withoutTheKeyTheServerStartsAndSaysWhatToDoWhenACodeIsTyped() {
        Enrolment enrolment = enrolled("Nova");
        String before = record().toJson();
        Map<String, KeyPlace> wrong = Map.of("Orion", KeyPlace.inMemory(), "Lyra", other());
        wrong.forEach((name, place) -> {
            try (Accounts accounts = new Accounts(UNLIMITED, records, place)) {
                assertThatThrownBy(() -> login(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
                assertThat(lastLogged()).contains("memory").contains("Put the file back that was kept with the backup");
                assertThat(accounts.events).doesNotContain(AccountAudit.Event.CODE_REFUSED);
                // Nobody else's is sealed with another key meanwhile.
                Account orion = accounts.create(name);
                Enrolment next = accounts.service.secondFactors().begin(orion);
                assertThatThrownBy(() -> await(accounts.service
                                .secondFactors()
                                .enrol(orion, next, SecondFactorsTest.code(accounts, next), OWNER)))
                        .hasRootCauseMessage(NOT_NOW);
            }
        });
        assertThat(record().toJson()).isEqualTo(before);
    }

    @Test
    void aRecoveryCodeNeedsNoKey() {
        enrolled("Nova");
        try (Accounts accounts = new Accounts(UNLIMITED, records, KeyPlace.inMemory())) {
            Halfway halfway = ((Verification.CodeNeeded) accounts.verify("Nova", PASSWORD)).halfway();
            SecondFactors factors = accounts.service.secondFactors();
            assertThat(await(factors.verify(halfway, "nonsense"))).isEqualTo(new Verification.Refused());
            assertThat(await(factors.verify(halfway, recovery.get(0)))).isInstanceOf(Verification.Verified.class);
            // So an owner can switch off what cannot be checked any more.
            Account nova = accounts.service.find("Nova").orElseThrow();
            assertThat(await(factors.switchOff(nova, recovery.get(1), OWNER)))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aKeyThatIsPutBackIsFoundByAServerThatRuns() throws Exception {
        Enrolment enrolment = enrolled("Nova");
        KeyPlace missing = KeyPlace.inMemory();
        try (Accounts accounts = new Accounts(UNLIMITED, records, missing)) {
            assertThatThrownBy(() -> login(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
            missing.keep(key.read().orElseThrow());
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void whoeverTypesCodesWithoutTheKeyCausesOneLookInSomeSecondsAndOneLineAMinute() throws Exception {
        Enrolment enrolment = enrolled("Nova");
        FullDisk place = new FullDisk();
        try (Accounts accounts = new Accounts(UNLIMITED, records, place)) {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> confirm(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
            }
            assertThat(place.reads).hasValue(1);
            accounts.clock.step(Duration.ofSeconds(SealComplaints.SECONDS).minusMillis(1));
            assertThatThrownBy(() -> confirm(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
            assertThat(place.reads).hasValue(2);
            assertThat(log.list).hasSize(1);
            accounts.clock.step(Duration.ofMillis(1));
            assertThatThrownBy(() -> confirm(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
            assertThat(place.reads).hasValue(2);
            assertThat(log.list).hasSize(2);

            place.kept.keep(key.read().orElseThrow());
            accounts.clock.step(Duration.ofSeconds(Sealing.LOOK_AGAIN).minusMillis(2));
            assertThatThrownBy(() -> confirm(accounts, enrolment)).hasRootCauseMessage(UNUSABLE);
            accounts.clock.step(Duration.ofMillis(1));
            assertThat(confirm(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aFailedLookIsNotRememberedForLongerBecauseTheClockWasPutBack() throws Exception {
        enrolled("Nova");
        SteppedClock clock = new SteppedClock();
        KeyPlace missing = KeyPlace.inMemory();
        Sealing sealing = new Sealing(missing, records, clock);
        assertThatThrownBy(sealing::prepare).isInstanceOf(SealException.class);
        missing.keep(key.read().orElseThrow());
        clock.step(Duration.ofHours(-1));
        sealing.prepare();
        assertThat(sealing.seal("JBSWY3DPEHPK3PXP", "a")).isNotEmpty();
    }

    @Test
    void whereTheKeyIsLostTheOperatorTakesTheFactorsOffAndTheNextKeyIsMade() throws Exception {
        enrolled("Nova");
        try (Accounts accounts = new Accounts(UNLIMITED, records, KeyPlace.inMemory())) {
            new AccountAdmin(accounts.service).switchSecondFactorOff("Nova");
            Account nova = accounts.service.find("Nova").orElseThrow();
            Enrolment next = accounts.service.secondFactors().begin(nova);
            assertThat(await(accounts.service
                            .secondFactors()
                            .enrol(nova, next, SecondFactorsTest.code(accounts, next), OWNER)))
                    .isPresent();
            assertThat(login(accounts, next)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void whereTheKeyIsLostNobodySwitchesOnAnotherUntilAllThatItSealedAreOff() throws Exception {
        enrolled("Nova");
        enrolled("Orion");
        try (Accounts accounts = new Accounts(UNLIMITED, records, KeyPlace.inMemory())) {
            AccountAdmin operator = new AccountAdmin(accounts.service);
            operator.switchSecondFactorOff("Nova");
            Account nova = accounts.service.find("Nova").orElseThrow();
            SecondFactors factors = accounts.service.secondFactors();
            Enrolment next = factors.begin(nova);
            assertThatThrownBy(() -> await(factors.enrol(nova, next, SecondFactorsTest.code(accounts, next), OWNER)))
                    .hasRootCauseMessage(NOT_NOW);
            assertThat(lastLogged()).contains("the second factors of Orion were sealed with the key in it");
            operator.switchSecondFactorOff("Orion");
            accounts.clock.step(Duration.ofSeconds(Sealing.LOOK_AGAIN));
            assertThat(await(factors.enrol(nova, next, SecondFactorsTest.code(accounts, next), OWNER)))
                    .isPresent();
        }
    }

    @Test
    void aKeyThatIsMissingIsMissedAtAStart() {
        enrolled("Nova");
        try (Accounts accounts = new Accounts(UNLIMITED, records, KeyPlace.inMemory())) {
            accounts.service.secondFactors().sealOld();
            Awaitility.await().until(() -> !log.list.isEmpty());
            assertThat(lastLogged()).contains("there is no memory, and the second factors of Nova were sealed");
        }
    }

    @Test
    void oneThatWasKeptAsItIsIsSealedAtAStart() {
        Enrolment enrolment = withoutSeal();
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            accounts.service.secondFactors().sealOld();
            Awaitility.await().until(() -> !record().toJson().contains(enrolment.secret()));
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void andAtItsNextUse() {
        Enrolment enrolment = withoutSeal();
        assertThat(record().integer("format")).isEqualTo(2);
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
        assertThat(record().toJson()).doesNotContain(enrolment.secret());
    }

    @Test
    void oneThatCannotBeSealedIsCheckedAsItIsUntilItCan() {
        Enrolment enrolment = withoutSeal();
        FullDisk place = new FullDisk();
        try (Accounts accounts = new Accounts(UNLIMITED, records, place)) {
            accounts.service.secondFactors().sealOld();
            Awaitility.await().until(() -> !log.list.isEmpty());
            assertThat(login(accounts, "nonsense")).isEqualTo(new Verification.Refused());
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
            assertThat(login(accounts, "ABCD")).isInstanceOf(Verification.Verified.class);
            assertThat(login(accounts, "ABCD")).isEqualTo(new Verification.Refused());
            assertThat(record().toJson()).contains(enrolment.secret());
            assertThat(log.list).hasSize(1);
            assertThat(lastLogged()).contains("are not sealed").contains("the disk is full");

            place.full = false;
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
            assertThat(record().toJson()).doesNotContain(enrolment.secret());
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void oneThatIsNotSealedNeedsNoKeyThatOthersNeed() {
        enrolled("Orion");
        Enrolment enrolment = withoutSeal();
        try (Accounts accounts = new Accounts(UNLIMITED, records, KeyPlace.inMemory())) {
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
            assertThat(login(accounts, "ABCD")).isInstanceOf(Verification.Verified.class);
            Account nova = accounts.service.find("Nova").orElseThrow();
            accounts.clock.step(SecondFactor.STEP);
            assertThat(await(accounts.service
                            .secondFactors()
                            .switchOff(nova, SecondFactorsTest.code(accounts, enrolment), OWNER)))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void oneDamagedSealSpoilsTheKeyForNobodyElse() {
        Enrolment enrolment = enrolled("Nova");
        enrolled("Orion");
        enrolled("Lyra");
        // Nova's is neither the first that is tried nor the last.
        withOtherId("Orion", "!");
        withOtherId("Lyra", "~");
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            assertThat(login(accounts, enrolment)).isInstanceOf(Verification.Verified.class);
            assertThat(log.list).hasSize(1);
            assertThat(lastLogged())
                    .contains("of the accounts !, ~:")
                    .doesNotContain(record("Nova").object("secondFactor").string("sealed"))
                    .doesNotContain(record("Lyra").object("secondFactor").string("sealed"));
        }
    }

    @Test
    void aKeyThatOpensNothingIsNotTaken() throws Exception {
        enrolled("Nova");
        enrolled("Orion");
        Sealing sealing = new Sealing(other(), records, new SteppedClock());
        assertThatThrownBy(sealing::prepare)
                .isInstanceOf(SealException.class)
                .hasMessageContaining("was sealed with another key");
        assertThatThrownBy(() -> sealing.seal("JBSWY3DPEHPK3PXP", "a")).isInstanceOf(SealException.class);
    }

    @Test
    void whatIsSealedForOneAccountOpensForNoOtherAndNoTwoSealsAreTheSame() throws Exception {
        Sealing sealing = new Sealing(key, records, new SteppedClock());
        sealing.prepare();
        String sealed = sealing.seal("JBSWY3DPEHPK3PXP", "a");
        assertThat(sealing.open(sealed, "a")).isEqualTo("JBSWY3DPEHPK3PXP");
        assertThat(sealing.seal("JBSWY3DPEHPK3PXP", "a")).isNotEqualTo(sealed);
        for (String damaged : List.of(sealed, "", "AAAA", "?")) {
            assertThatThrownBy(() -> sealing.open(damaged, "b"))
                    .isInstanceOf(SealException.class)
                    .hasNoCause()
                    .hasMessageContaining("account b")
                    .hasMessageNotContaining("JBSW");
        }
    }

    private Enrolment enrolled(String name) {
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            Account account = accounts.create(name);
            SecondFactors factors = accounts.service.secondFactors();
            Enrolment enrolment = factors.begin(account);
            recovery = await(factors.enrol(account, enrolment, SecondFactorsTest.code(accounts, enrolment), OWNER))
                    .orElseThrow();
            return enrolment;
        }
    }

    /** Nova's, as the version before kept it. */
    private Enrolment withoutSeal() {
        try (Accounts accounts = new Accounts(UNLIMITED, records, key)) {
            Account nova = accounts.create("Nova");
            Enrolment enrolment = accounts.service.secondFactors().begin(nova);
            StoredAccount stored = StoredAccount.fromDoc(nova.id(), record());
            SecondFactor open =
                    new SecondFactor(enrolment.secret(), false, 0, List.of(CodeHash.of("ABCD", new SecureRandom())));
            await(records.put(
                    nova.id(),
                    stored.with(stored.more().withSecondFactor(Optional.of(open)))
                            .toDoc()));
            return enrolment;
        }
    }

    private static Verification login(Accounts accounts, Enrolment enrolment) {
        accounts.clock.step(SecondFactor.STEP);
        Halfway halfway = ((Verification.CodeNeeded) accounts.verify("Nova", PASSWORD)).halfway();
        return await(accounts.service.secondFactors().verify(halfway, SecondFactorsTest.code(accounts, enrolment)));
    }

    private static Verification login(Accounts accounts, String code) {
        accounts.clock.step(SecondFactor.STEP);
        Halfway halfway = ((Verification.CodeNeeded) accounts.verify("Nova", PASSWORD)).halfway();
        return await(accounts.service.secondFactors().verify(halfway, code));
    }

    private static Verification confirm(Accounts accounts, Enrolment enrolment) {
        Account nova = accounts.service.find("Nova").orElseThrow();
        return await(
                accounts.service.secondFactors().confirm(nova, SecondFactorsTest.code(accounts, enrolment), OWNER));
    }

    /** Has no key, and keeps none while the disk is full. */
    private static final class FullDisk implements KeyPlace {
        private final KeyPlace kept = KeyPlace.inMemory();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean full = true;

        @Override
        public Optional<byte[]> read() throws IOException {
            reads.incrementAndGet();
            return kept.read();
        }

        @Override
        public void keep(byte[] made) throws IOException {
            if (full) {
                throw new IOException("the disk is full");
            }
            kept.keep(made);
        }

        @Override
        public String toString() {
            return "memory";
        }
    }

    private static KeyPlace other() {
        KeyPlace other = KeyPlace.inMemory();
        try {
            other.keep(new byte[KeyPlace.BYTES]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return other;
    }

    /** Nova's. */
    private Doc.Obj record() {
        return record("Nova");
    }

    private Doc.Obj record(String name) {
        return records.find(idOf(name)).orElseThrow();
    }

    private String idOf(String name) {
        List<String> found = new ArrayList<>();
        records.forEach((id, doc) -> {
            if (doc.string("name").equals(name)) {
                found.add(id);
            }
        });
        return found.get(0);
    }

    /** What is sealed for one id does not open for another: it is as good as damaged. */
    private void withOtherId(String name, String id) {
        Doc.Obj doc = record(name);
        await(records.delete(idOf(name)));
        await(records.put(id, doc));
    }

    private String lastLogged() {
        return log.list.get(log.list.size() - 1).getFormattedMessage();
    }
}
