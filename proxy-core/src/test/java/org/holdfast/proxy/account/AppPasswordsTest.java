package org.holdfast.proxy.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class AppPasswordsTest {
    private static final Verification REFUSED = new Verification.Refused();

    @Test
    void oneServesItsPurposeAndNoOther() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            String mail = make(accounts, nova, Purpose.MAIL, "mail at home");
            String play = make(accounts, nova, Purpose.PLAY, "client");
            assertThat(mail).matches("([0-9A-Z]{4}-){5}[0-9A-Z]{4}");

            Proof byMail = new Proof(Proof.Kind.APP_PASSWORD, 0, "mail at home");
            Proof byClient = new Proof(Proof.Kind.APP_PASSWORD, 0, "client");
            assertThat(verify(accounts, mail, Purpose.MAIL)).isEqualTo(new Verification.Verified(nova, byMail));
            assertThat(verify(accounts, mail.toLowerCase(Locale.ROOT), Purpose.MAIL))
                    .isEqualTo(new Verification.Verified(nova, byMail));
            assertThat(verify(accounts, mail, Purpose.PLAY)).isEqualTo(REFUSED);
            assertThat(verify(accounts, play, Purpose.PLAY)).isEqualTo(new Verification.Verified(nova, byClient));
            assertThat(verify(accounts, play, Purpose.MAIL)).isEqualTo(REFUSED);
            assertThat(verify(accounts, PASSWORD, Purpose.MAIL)).isEqualTo(Accounts.verified(nova));
            assertThat(await(accounts.service.own().confirm(nova, play, HOME))).isEqualTo(REFUSED);
        }
    }

    @Test
    void withASecondFactorThePasswordAloneReadsNoMail() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            String mail = make(accounts, nova, Purpose.MAIL, "mail");
            String play = make(accounts, nova, Purpose.PLAY, "client");
            await(accounts.records.put(
                    nova.id(), withSecondFactor(accounts, nova).toDoc()));
            assertThat(verify(accounts, PASSWORD, Purpose.MAIL)).isEqualTo(REFUSED);
            assertThat(verify(accounts, mail, Purpose.MAIL)).isInstanceOf(Verification.Verified.class);
            assertThat(verify(accounts, PASSWORD, Purpose.PLAY)).isInstanceOf(Verification.CodeNeeded.class);
            assertThat(verify(accounts, play, Purpose.PLAY)).isInstanceOf(Verification.CodeNeeded.class);
        }
    }

    private static StoredAccount withSecondFactor(Accounts accounts, Account account) {
        StoredAccount stored = StoredAccount.fromDoc(
                account.id(), accounts.records.find(account.id()).orElseThrow());
        return stored.with(
                stored.more().withSecondFactor(Optional.of(new SecondFactor("JBSWY3DPEHPK3PXP", false, 0, List.of()))));
    }

    @Test
    void theyAreListedWithoutWhatTheyAreAndRevokedByThemselves() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            String one = make(accounts, nova, Purpose.MAIL, "one");
            String two = make(accounts, nova, Purpose.MAIL, "two");
            AppPasswords passwords = accounts.service.appPasswords();
            assertThat(passwords.list(nova))
                    .extracting(AppPasswords.Listed::label)
                    .containsExactly("one", "two");
            assertThat(passwords.list(nova).toString()).doesNotContain(one);
            await(passwords.revoke(nova, "ONE", OWNER));
            assertThat(verify(accounts, one, Purpose.MAIL)).isEqualTo(REFUSED);
            assertThat(verify(accounts, two, Purpose.MAIL)).isInstanceOf(Verification.Verified.class);
            assertThatThrownBy(() -> await(passwords.revoke(nova, "one", OWNER)))
                    .hasRootCauseMessage("There is none of that name.");
            assertThat(accounts.records.find(nova.id()).orElseThrow().toJson()).doesNotContain(two);
        }
    }

    @Test
    void labelsAreShortAndUniqueAndThereAreNotEndlesslyMany() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            for (int i = 0; i < AppPasswords.MOST; i++) {
                make(accounts, nova, Purpose.MAIL, "client " + i);
            }
            for (String label : new String[] {"", "x".repeat(41), "bell\u0007", "Client 1", "one more"}) {
                assertThatThrownBy(() -> make(accounts, nova, Purpose.MAIL, label))
                        .hasRootCauseInstanceOf(AccountException.class);
            }
            assertThat(accounts.service.appPasswords().list(nova)).hasSize(AppPasswords.MOST);
        }
    }

    private static String make(Accounts accounts, Account account, Purpose purpose, String label) {
        return await(accounts.service.appPasswords().make(account, purpose, label, OWNER));
    }

    private static Verification verify(Accounts accounts, String credential, Purpose purpose) {
        return await(accounts.service.verify("Nova", credential, purpose, HOME));
    }
}
