package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.ELSEWHERE;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class AdminClaimTest {
    private static final Claim REFUSED = new Claim.Refused();

    private final Accounts accounts = new Accounts(UNLIMITED);
    private final Account nova = accounts.create("Nova");
    private final AdminClaim claim = new AdminClaim(accounts.service, accounts.clock);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void theCodeHas80BitsAndNoLookAlikes() {
        assertThat(code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(claim.toString()).doesNotContain(code());
    }

    @Test
    void theCodeIsNewAtEachStart() {
        assertThat(new AdminClaim(accounts.service, accounts.clock).code()).isNotEqualTo(claim.code());
    }

    @Test
    void whoTypesTheCodeIsAnAdminAndNobodyElseIs() {
        Account orion = accounts.create("Orion");
        String code = code();
        Claim granted = await(claim.claim(code, nova, HOME));

        assertThat(granted)
                .isInstanceOfSatisfying(
                        Claim.Granted.class,
                        outcome -> assertThat(outcome.account().role()).isEqualTo(Role.ADMIN));
        assertThat(accounts.service.find("Nova").orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(claim.code()).isEmpty();
        assertThat(await(claim.claim(code, orion, ELSEWHERE))).isEqualTo(REFUSED);
        assertThat(accounts.service.find("Orion").orElseThrow().role()).isEqualTo(Role.PLAYER);
    }

    @Test
    void untilTheAdminIsOnDiskTheCodeIsUsedUpAlready() {
        Account orion = accounts.create("Orion");
        String code = code();
        accounts.records.hold();
        CompletionStage<Claim> first = claim.claim(code, nova, HOME);
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(claim.code()).isEmpty();
        assertThat(await(claim.claim(code, orion, ELSEWHERE))).isEqualTo(REFUSED);
        accounts.records.release();
        assertThat(await(first)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void itMayBeTypedAsPeopleType() {
        String typed = " "
                + code().toLowerCase(Locale.ROOT)
                        .replace('0', 'o')
                        .replace('1', 'l')
                        .replace('-', ' ');
        assertThat(await(claim.claim(typed, nova, HOME))).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void anythingElseIsRefused() {
        assertThat(await(claim.claim("", nova, HOME))).isEqualTo(REFUSED);
        assertThat(await(claim.claim(code().substring(1), nova, HOME))).isEqualTo(REFUSED);
        assertThat(await(claim.claim(code() + "0", nova, HOME))).isEqualTo(REFUSED);
        assertThat(claim.code()).isPresent();
    }

    @Test
    void triesAreThrottled() {
        for (int i = 0; i < AdminClaim.TRIES_PER_MINUTE; i++) {
            assertThat(await(claim.claim("guess", nova, HOME))).isEqualTo(REFUSED);
        }
        assertThat(await(claim.claim(code(), nova, HOME))).isEqualTo(new Claim.TooMany(Duration.ofSeconds(12)));
        assertThat(await(claim.claim(code(), nova, ELSEWHERE))).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void withAnAdminThereIsNothingToClaim() {
        await(accounts.service.setRole(accounts.service.find("Nova").orElseThrow(), Role.ADMIN));
        assertThat(claim.code()).isEmpty();
        AdminClaim next = new AdminClaim(accounts.service, accounts.clock);
        assertThat(next.code()).isEmpty();
        assertThat(await(next.claim("", nova, HOME))).isEqualTo(REFUSED);
    }

    private String code() {
        return claim.code().orElseThrow();
    }
}
