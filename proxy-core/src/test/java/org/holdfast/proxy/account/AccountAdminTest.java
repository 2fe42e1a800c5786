package org.holdfast.proxy.account;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.holdfast.proxy.account.Accounts.PASSWORD;

class AccountAdminTest {
    private final Accounts accounts = new Accounts(new AccountOptions(8, 1, 1, 1, false));
    private final AccountAdmin admin = new AccountAdmin(accounts.service);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void theOperatorIsNeitherThrottledNorBoundToOpenRegistration() throws AccountException {
        admin.create("Nova", Role.BUILDER, PASSWORD);
        admin.create("Orion", Role.PLAYER, PASSWORD);
        admin.create("Admin", Role.ADMIN, PASSWORD);
        assertThat(admin.list()).extracting(Account::name).containsExactly("Admin", "Nova", "Orion");
        assertThat(admin.list()).extracting(Account::role).containsExactly(Role.ADMIN, Role.BUILDER, Role.PLAYER);
    }

    @Test
    void changesAreMade() throws AccountException {
        admin.create("Nova", Role.PLAYER, PASSWORD);
        assertThat(admin.setRole("nova", Role.ADMIN).role()).isEqualTo(Role.ADMIN);
        assertThat(admin.lock("Nova").locked()).isTrue();
        assertThat(admin.unlock("Nova").locked()).isFalse();
        admin.setPassword("Nova", "battery staple");
        assertThat(accounts.verify("Nova", "battery staple")).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void theRulesOfTheGameHold() throws AccountException {
        admin.create("Nova", Role.PLAYER, PASSWORD);
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> admin.create("NOVA", Role.PLAYER, PASSWORD))
                .withMessage("That name is taken.");
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> admin.create("here", Role.PLAYER, PASSWORD))
                .withMessage("That word has another meaning here; choose a name.");
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> admin.create("Orion", Role.PLAYER, "short"))
                .withMessage("A password has 8 to 128 characters.");
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> admin.setRole("Orion", Role.ADMIN))
                .withMessage("There is no account of that name.");
    }
}
