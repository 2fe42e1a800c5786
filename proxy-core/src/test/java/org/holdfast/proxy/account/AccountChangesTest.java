package org.holdfast.proxy.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class AccountChangesTest {
    private final Accounts accounts = new Accounts(UNLIMITED);
    private final AccountService service = accounts.service;
    private final List<Account> heard = new ArrayList<>();

    @BeforeEach
    void createNova() {
        accounts.create("Nova");
        service.onChange(heard::add);
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void aRoleIsGivenAndHeardOf() {
        Account nova = await(service.setRole(service.find("NOVA").orElseThrow(), Role.BUILDER));
        assertThat(nova.role()).isEqualTo(Role.BUILDER);
        assertThat(service.find("Nova")).contains(nova);
        assertThat(heard).containsExactly(nova);
    }

    @Test
    void aLockIsSetAndTakenAway() {
        await(service.lock(service.find("Nova").orElseThrow()));
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Refused.class);
        await(service.unlock(service.find("Nova").orElseThrow()));
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        assertThat(heard).extracting(Account::locked).containsExactly(true, false);
    }

    @Test
    void aPasswordIsReplaced() {
        await(service.setPassword(service.find("Nova").orElseThrow(), "battery staple"));
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Refused.class);
        assertThat(accounts.verify("Nova", "battery staple")).isInstanceOf(Verification.Verified.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aPreferenceIsKeptReplacedAndForgotten() {
        String id = service.find("Nova").orElseThrow().id();
        await(service.prefer(id, "color", "16"));
        await(service.prefer(id, "theme", "night"));
        await(service.prefer(id, "color", "256"));
        assertThat(service.byId(id).orElseThrow().preferences()).isEqualTo(Map.of("color", "256", "theme", "night"));
        await(service.prefer(id, "color", ""));
        await(service.setRole(service.find("Nova").orElseThrow(), Role.BUILDER));
        assertThat(service.find("Nova").orElseThrow().preferences()).isEqualTo(Map.of("theme", "night"));
        assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        assertThat(heard).hasSize(5);
    }

    @Test
    void nobodysPreferenceIsRefused() {
        assertThatThrownBy(() -> await(service.prefer("no-such-id", "color", "16")))
                .hasRootCauseInstanceOf(AccountException.class);
    }

    @Test
    void aChangeThatChangesNothingIsNotHeardOf() {
        await(service.setRole(service.find("Nova").orElseThrow(), Role.PLAYER));
        assertThat(heard).isEmpty();
    }

    @Test
    void aChangeIsHeardOfWhenItIsOnDiskAndAsItIsByThen() {
        accounts.records.hold();
        CompletionStage<Account> first = service.setRole(service.find("Nova").orElseThrow(), Role.BUILDER);
        CompletionStage<Account> second = service.setRole(service.find("Nova").orElseThrow(), Role.ADMIN);
        assertThat(heard).isEmpty();
        assertThat(first.toCompletableFuture()).isNotDone();

        accounts.records.release();
        accounts.records.release();
        assertThat(await(first).role()).isEqualTo(Role.BUILDER);
        assertThat(await(second).role()).isEqualTo(Role.ADMIN);
        assertThat(heard).extracting(Account::role).containsExactly(Role.ADMIN, Role.ADMIN);
    }

    @Test
    void aListenerThatFailsIsNoneOfTheOthersBusiness() {
        Accounts own = new Accounts(UNLIMITED);
        try (own) {
            own.create("Nova");
            own.service.onChange(account -> {
                throw new IllegalStateException("on purpose");
            });
            own.service.onChange(heard::add);
            await(own.service.lock(own.service.find("Nova").orElseThrow()));
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void whatDoesNotExistCannotBeChangedThoughSomebodyElseHasItsName() {
        Account gone = accounts.create("Orion");
        await(service.own().rename(gone, "Rigel", Optional.of(Accounts.OWNER)));
        Account renamed = service.find("Rigel").orElseThrow();
        await(service.setRole(gone, Role.BUILDER));
        assertThat(service.find("Rigel").orElseThrow().role()).isEqualTo(Role.BUILDER);
        await(service.own().delete(renamed, Optional.of(Accounts.OWNER)));
        for (CompletionStage<Account> change : List.of(
                service.setRole(gone, Role.ADMIN),
                service.setPassword(gone, PASSWORD),
                service.lock(gone),
                service.unlock(gone))) {
            assertThatThrownBy(() -> await(change))
                    .cause()
                    .isInstanceOf(AccountException.class)
                    .hasMessage("There is no account of that name.");
        }
    }

    @Test
    void aNewPasswordKeepsTheRules() {
        assertThatThrownBy(() -> await(service.setPassword(service.find("Nova").orElseThrow(), "short")))
                .cause()
                .isInstanceOf(AccountException.class)
                .hasMessage("A password has 8 to 128 characters.");
    }

    @Test
    void accountsAreListedByName() {
        accounts.create("vega");
        accounts.create("Orion");
        assertThat(service.list()).extracting(Account::name).containsExactly("Nova", "Orion", "vega");
    }

    @Test
    void anAdminWhoIsLockedIsNone() {
        assertThat(service.hasAdmin()).isFalse();
        await(service.setRole(service.find("Nova").orElseThrow(), Role.ADMIN));
        assertThat(service.hasAdmin()).isTrue();
        await(service.lock(service.find("Nova").orElseThrow()));
        assertThat(service.hasAdmin()).isFalse();
    }
}
