package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.OWNER;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;

/** Names that can be taken for others are not given, wherever names are given. */
class LookAlikesTest {
    private static final String REFUSAL = "That name looks too much like another; choose a different one.";
    private static final Creation.Rejected REFUSED = new Creation.Rejected(REFUSAL);

    private final MemoryRecords records = new MemoryRecords();
    private final Accounts accounts = new Accounts(UNLIMITED, records);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void aNameThatLooksLikeOneThatIsTakenIsRefusedAndTheOwnerComesIn() {
        Account alice = accounts.create("Alice");
        for (String name : List.of("AIice", "A1ice", "a1ICE")) {
            assertThat(create(name)).isEqualTo(REFUSED);
            assertThat(accounts.service.checkName(name).problem()).contains(REFUSAL);
            assertThat(accounts.service.exists(name)).isFalse();
            assertThat(accounts.verify(name, PASSWORD)).isEqualTo(new Verification.Refused());
        }
        assertThat(create("ALICE")).isEqualTo(new Creation.Rejected("That name is taken."));
        assertThat(accounts.verify("alice", PASSWORD)).isEqualTo(Accounts.verified(alice));
        assertThat(accounts.service.list()).containsExactly(alice);
    }

    @Test
    void ordinaryNamesStandBesideEachOther() {
        List<String> names =
                List.of("Ann", "Anna", "Bill", "Ella", "Elia", "Mara", "Nara", "Will", "Bot1", "Bot2", "Bot11");
        names.forEach(accounts::create);
        assertThat(accounts.service.list()).extracting(Account::name).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void theFirstNameAfterTheStartIsComparedToo() {
        accounts.create("Alice");
        try (Accounts again = new Accounts(UNLIMITED, records)) {
            assertThat(Accounts.await(again.service.create("A1ice", PASSWORD, HOME)))
                    .isEqualTo(REFUSED);
        }
        try (Accounts again = new Accounts(UNLIMITED, records)) {
            // Asked before anything was made, it does not wait for the table; soon it knows.
            await().untilAsserted(() ->
                    assertThat(again.service.checkName("A1ice").problem()).contains(REFUSAL));
        }
    }

    @Test
    void whatLooksReservedIsTheOperatorsToGive() {
        assertThat(create("Adm1n")).isEqualTo(REFUSED);
        assertThat(Accounts.await(accounts.service.createForOperator("Adm1n", PASSWORD, Role.ADMIN)))
                .isInstanceOf(Creation.Created.class);
        assertThat(Accounts.await(accounts.service.createForOperator("Admin", PASSWORD, Role.ADMIN)))
                .isEqualTo(REFUSED);
    }

    @Test
    void theOperatorGivesNoLookAlikesEither() {
        accounts.create("Alice");
        Account nova = accounts.create("Nova");
        AccountAdmin admin = new AccountAdmin(accounts.service);
        assertThatThrownBy(() -> admin.create("AIice", Role.PLAYER, PASSWORD)).hasMessage(REFUSAL);
        assertThatThrownBy(() -> admin.rename("Nova", "AIice")).hasMessage(REFUSAL);
        assertThat(accounts.service.find("Nova")).contains(nova);
    }

    @Test
    void neitherARenamedAccountNorACharacterGetsALookAlike() {
        accounts.create("Alice");
        Account nova = accounts.create("Nova");
        assertThatThrownBy(() -> rename(nova, "AIice")).hasRootCauseMessage(REFUSAL);
        assertThatThrownBy(() -> rename(nova, "Operat0r")).hasRootCauseMessage(REFUSAL);
        assertThatThrownBy(() -> Accounts.await(accounts.service.addCharacter(nova.id(), "AIice")))
                .hasRootCauseMessage(REFUSAL);
        Accounts.await(accounts.service.addCharacter(nova.id(), "Marn"));
        assertThat(create("Mam")).isEqualTo(REFUSED);
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void anotherCaseCanLookLikeSomebodyElse() {
        accounts.create("Alice");
        Account other = accounts.create("Aiice");
        assertThatThrownBy(() -> rename(other, "AIice")).hasRootCauseMessage(REFUSAL);
        assertThat(rename(other, "aiice").name()).isEqualTo("aiice");
    }

    @Test
    void anOwnNameMayBecomeOneThatLooksLikeIt() {
        Account alice = accounts.create("A1ice");
        assertThat(rename(alice, "Alice").name()).isEqualTo("Alice");
        assertThat(rename(alice, "A1ice").name()).isEqualTo("A1ice");
        assertThat(create("AIice")).isEqualTo(REFUSED);
    }

    @Test
    void whatLooksLikeANameThatWasGivenUpIsKeptAsThatIs() {
        Account alice = accounts.create("Alice");
        Account nova = rename(alice, "Nova");
        assertThat(create("AIice")).isEqualTo(REFUSED);
        assertThat(rename(nova, "A1ice").name()).isEqualTo("A1ice");
        Accounts.await(accounts.service.own().delete(nova, Optional.of(OWNER)));
        assertThat(create("AIice")).isEqualTo(REFUSED);
        accounts.clock.step(Duration.ofDays(FreedNames.DAYS));
        accounts.create("AIice");
    }

    @Test
    void whatIsKeptOutlivesTheServerAndRecordsWithoutLooksAreRead() {
        Account alice = accounts.create("Alice");
        rename(alice, "Nova");
        MemoryRecords kept = new MemoryRecords();
        accounts.freedNames.forEach(kept::put);
        FreedNames again = new FreedNames(kept, accounts.clock);
        assertThat(again.areKeptFrom("", Looks.of("AIice"))).isTrue();
        assertThat(again.areKeptFrom(alice.id(), Looks.of("AIice"))).isFalse();
        assertThat(again.areKeptFrom("", Looks.of("Orion"))).isFalse();

        accounts.freedNames.forEach((id, doc) -> kept.put(
                id,
                Doc.object()
                        .put("account", doc.string("account"))
                        .put("until", doc.string("until"))
                        .build()));
        FreedNames older = new FreedNames(kept, accounts.clock);
        assertThat(older.isKeptFrom("", NameRules.key("Alice"))).isTrue();
        assertThat(older.areKeptFrom("", Looks.of("AIice"))).isFalse();
    }

    @Test
    void namesOfAnOlderStoreThatLookAlikeStayValid() {
        Account alice = accounts.create("Alice");
        Doc.Obj twin = StoredAccount.fromDoc("twin", records.find(alice.id()).orElseThrow())
                .with(new Account(
                        "twin",
                        "AIice",
                        Role.PLAYER,
                        false,
                        List.of(new CharacterRef("twin-1", "AIice")),
                        alice.created(),
                        alice.preferences()))
                .toDoc();
        Accounts.await(records.put("twin", twin));
        try (Accounts again = new Accounts(UNLIMITED, records)) {
            assertThat(again.verify("Alice", PASSWORD)).isInstanceOf(Verification.Verified.class);
            assertThat(again.verify("AIice", PASSWORD)).isInstanceOf(Verification.Verified.class);
            assertThat(Accounts.await(again.service.create("A1ice", PASSWORD, HOME)))
                    .isEqualTo(REFUSED);
            Account other = again.service.find("AIice").orElseThrow();
            assertThat(Accounts.await(again.service.setRole(other, Role.BUILDER))
                            .role())
                    .isEqualTo(Role.BUILDER);
            assertThat(again.verify("AIice", PASSWORD)).isInstanceOf(Verification.Verified.class);
            // One of the two goes; the other still has its looks.
            Accounts.await(again.service.own().rename(other, "Orion", Optional.of(OWNER)));
            assertThat(Accounts.await(again.service.createForOperator("A1ice", PASSWORD, Role.PLAYER)))
                    .isEqualTo(REFUSED);
            assertThat(again.service.find("Alice")).contains(alice);
        }
    }

    private Creation create(String name) {
        return Accounts.await(accounts.service.create(name, PASSWORD, HOME));
    }

    private Account rename(Account account, String name) {
        return Accounts.await(accounts.service.own().rename(account, name, Optional.of(OWNER)));
    }
}
