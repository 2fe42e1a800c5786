package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class OwnAccountTest {
    private static final Creation KEPT = new Creation.Rejected("Somebody had that name until lately; choose another.");

    @Test
    void thePasswordIsConfirmedWithTheThrottlesOfALogin() {
        try (Accounts accounts = new Accounts(new AccountOptions(8, 1, 1000, 0, true))) {
            Account nova = accounts.create("Nova");
            OwnAccount own = accounts.service.own();
            assertThat(await(own.confirm(nova, PASSWORD, HOME))).isInstanceOf(Verification.Verified.class);
            for (int i = 0; i < 3; i++) {
                assertThat(await(own.confirm(nova, "wrong", HOME))).isEqualTo(new Verification.Refused());
            }
            assertThat(await(own.confirm(nova, PASSWORD, HOME))).isInstanceOf(Verification.TooMany.class);
        }
    }

    @Test
    void thePasswordIsChanged() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            await(accounts.service.own().changePassword(nova, "battery staple", OWNER));
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(new Verification.Refused());
            assertThat(accounts.verify("Nova", "battery staple")).isInstanceOf(Verification.Verified.class);
            assertThatThrownBy(() -> await(accounts.service.own().changePassword(nova, "short", OWNER)))
                    .hasRootCauseInstanceOf(AccountException.class);
            assertThat(accounts.events).containsOnlyOnce(AccountAudit.Event.PASSWORD_CHANGED);
        }
    }

    @Test
    void whatWasShownWithTheOldPasswordHoldsNoMoreAndProgramsPasswordsAreWorthNothing() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            String app = await(accounts.service.appPasswords().make(nova, Purpose.PLAY, "client", OWNER));
            Proof own = proof(accounts.verify("Nova", PASSWORD));
            Proof program = proof(accounts.verify("Nova", app));
            List<Account> heard = new ArrayList<>();
            accounts.service.onNewPassword(heard::add);
            assertThat(accounts.service.stillHolds(nova, own)).isTrue();
            assertThat(accounts.service.stillHolds(nova, program)).isTrue();

            await(accounts.service.own().changePassword(nova, "battery staple", OWNER));
            assertThat(heard).containsExactly(nova);
            assertThat(accounts.service.stillHolds(nova, own)).isFalse();
            assertThat(accounts.service.stillHolds(nova, program)).isFalse();
            assertThat(accounts.verify("Nova", app)).isEqualTo(new Verification.Refused());
            assertThat(accounts.service.stillHolds(nova, proof(accounts.verify("Nova", "battery staple"))))
                    .isTrue();
        }
    }

    @Test
    void whoHasChosenAPasswordHasShownItButNoCodeBesides() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            AccountService service = accounts.service;
            Proof password = new Proof(Proof.Kind.PASSWORD, 0, "");
            Proof program = new Proof(Proof.Kind.APP_PASSWORD, 0, "client");
            Proof chosen = new Proof(Proof.Kind.PASSWORD, 1, "");
            assertThat(service.proofRenewed(nova, password, password)).isEqualTo(chosen);
            assertThat(service.proofRenewed(nova, password.withCode(), password))
                    .isEqualTo(new Proof(Proof.Kind.SECOND_FACTOR, 1, ""));
            assertThat(service.proofRenewed(nova, program, password)).isEqualTo(chosen);
            // Who came in by the password before that one is not renewed by it.
            assertThat(service.proofRenewed(nova, password.withCode(), chosen)).isEqualTo(password.withCode());

            Enrolment enrolment = service.secondFactors().begin(nova);
            await(service.secondFactors().enrol(nova, enrolment, SecondFactorsTest.code(accounts, enrolment), OWNER));
            assertThat(service.proofRenewed(nova, program, password)).isEqualTo(program);
            assertThat(service.proofRenewed(nova, password, password)).isEqualTo(chosen);
        }
    }

    private static Proof proof(Verification verification) {
        return ((Verification.Verified) verification).proof();
    }

    @Test
    void aRenamedAccountIsFoundByItsNewNameAloneAndItsOldOneIsKeptForIt() {
        MemoryRecords records = new MemoryRecords();
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            Account nova = accounts.create("Nova");
            accounts.create("Orion");
            List<String> heard = new ArrayList<>();
            accounts.service.onChange(changed -> heard.add(changed.name()));
            Account vega = await(accounts.service.own().rename(nova, "Vega", Optional.of(OWNER)));

            assertThat(vega.id()).isEqualTo(nova.id());
            assertThat(vega.characters()).singleElement().satisfies(character -> {
                assertThat(character.id()).isEqualTo(nova.characters().get(0).id());
                assertThat(character.name()).isEqualTo("Vega");
            });
            assertThat(heard).containsExactly("Vega");
            assertThat(accounts.verify("vega", PASSWORD)).isEqualTo(Accounts.verified(vega));
            assertThat(accounts.service.exists("Nova")).isFalse();
            assertThat(await(accounts.service.create("Nova", PASSWORD, HOME))).isEqualTo(KEPT);
            assertThat(accounts.service.checkName("nova").problem()).isPresent();
            Account orion = accounts.service.find("Orion").orElseThrow();
            assertThatThrownBy(() -> await(accounts.service.own().rename(orion, "Nova", Optional.of(OWNER))))
                    .hasRootCauseMessage("That name is taken.");
            await(accounts.service.own().rename(vega, "Nova", Optional.of(OWNER)));
            await(accounts.service.own().rename(vega, "Vega", Optional.of(OWNER)));
            accounts.clock.step(Duration.ofDays(FreedNames.DAYS));
            accounts.create("Nova");
        }
        try (Accounts again = new Accounts(UNLIMITED, records)) {
            assertThat(again.service.exists("Vega")).isTrue();
        }
    }

    @Test
    void aNameThatIsTakenOrAgainstTheRulesIsNotGivenAndNothingChanges() {
        Bans bans = new Bans(Records.NONE, new SteppedClock());
        try (Accounts accounts = new Accounts(UNLIMITED, new MemoryRecords(), bans)) {
            Account nova = accounts.create("Nova");
            accounts.create("Orion");
            await(bans.add(BanTarget.name("Vega"), "", "staff", Optional.empty()));
            for (String name : List.of("ORION", "admin", "x", "Vega", "north")) {
                assertThatThrownBy(() -> await(accounts.service.own().rename(nova, name, Optional.of(OWNER))))
                        .hasRootCauseInstanceOf(AccountException.class);
            }
            assertThat(accounts.service.find("Nova")).contains(nova);
            // Its own name in another case is free, for it.
            await(accounts.service.own().rename(nova, "NOVA", Optional.of(OWNER)));
            assertThat(accounts.verify("nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void aDeletedAccountIsGoneFromTheRecordsAndItsNameIsKeptForAWhile() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            List<Account> heard = new ArrayList<>();
            accounts.service.onDeleted(heard::add);
            await(accounts.service.own().delete(nova, Optional.of(OWNER)));
            assertThat(heard).containsExactly(nova);
            assertThat(accounts.records.find(nova.id())).isEmpty();
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(new Verification.Refused());
            assertThat(await(accounts.service.create("Nova", PASSWORD, HOME))).isEqualTo(KEPT);
            List<String> kept = new ArrayList<>();
            accounts.freedNames.forEach((id, doc) -> kept.add(id + doc.toJson()));
            assertThat(kept)
                    .hasSize(1)
                    .noneMatch(one -> one.toLowerCase(Locale.ROOT).contains("nova"));
            Creation given = await(accounts.service.createForOperator("Nova", PASSWORD, Role.PLAYER));
            assertThat(((Creation.Created) given).account().id()).isNotEqualTo(nova.id());
            assertThatThrownBy(() -> await(accounts.service.own().delete(nova, Optional.of(OWNER))))
                    .hasRootCauseMessage("There is no account of that name.");
        }
    }

    @Test
    void anExportHasEverythingButCredentials() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            String app = await(accounts.service.appPasswords().make(nova, Purpose.MAIL, "at home", OWNER));
            Doc.Obj export = await(accounts.service.own().export(nova, Optional.of(OWNER)));
            assertThat(export.string("name")).isEqualTo("Nova");
            assertThat(export.strings("appPasswords")).containsExactly("at home");
            assertThat(export.members()).doesNotContainKey("password").containsKey("places");
            assertThat(export.toJson())
                    .doesNotContain(app)
                    .doesNotContain(accounts.records
                            .find(nova.id())
                            .orElseThrow()
                            .object("password")
                            .string("hash"));
        }
    }
}
