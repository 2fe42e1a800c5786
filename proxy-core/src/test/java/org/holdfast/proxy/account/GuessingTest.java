package org.holdfast.proxy.account;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.address;

/** Somebody has a thousand addresses and guesses at one account; its owner plays on. */
class GuessingTest {
    private static final AccountOptions THROTTLED = new AccountOptions(8, 1, 1000, 0, true);

    @Test
    void whatIsHeldBackGrowsWithTheFailuresOfAnAccountFromAnywhere() {
        SteppedClock clock = new SteppedClock();
        Guessing guessing = new Guessing(clock);
        int[][] heldBackAfter = {{9, 0}, {10, 1}, {19, 1}, {20, 2}, {40, 4}, {80, 8}, {500, 8}};
        int failures = 0;
        for (int[] row : heldBackAfter) {
            for (; failures < row[0]; failures++) {
                guessing.failed("NOVA");
            }
            assertThat(guessing.heldBack("nova")).isEqualTo(Duration.ofSeconds(row[1]));
        }
        assertThat(guessing.heldBack("Orion")).isZero();
        clock.step(Duration.ofHours(1));
        assertThat(guessing.heldBack("nova")).isZero();
    }

    @Test
    void anOwnerIsNeverLockedOutAndNotSlowedDownAtHome() {
        try (Accounts accounts = new Accounts(THROTTLED)) {
            accounts.create("Nova");
            for (int i = 0; i < 200; i++) {
                assertThat(accounts.verify("Nova", "guess " + i, address("203.0.113." + i)))
                        .isEqualTo(new Verification.Refused());
            }
            assertThat(accounts.held).contains(Duration.ofSeconds(1), Duration.ofSeconds(8));

            accounts.held.clear();
            assertThat(accounts.verify("Nova", PASSWORD, HOME)).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.held).containsExactly(Duration.ZERO);

            // From where nobody has been before: held back, and let in. And known there from then on.
            accounts.held.clear();
            assertThat(accounts.verify("Nova", PASSWORD, address("192.0.2.99")))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(accounts.verify("Nova", PASSWORD, address("192.0.2.99")))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(accounts.held).containsExactly(Duration.ofSeconds(8), Duration.ZERO);
        }
    }

    @Test
    void withoutALimitNothingIsHeldBackAndPlacesAreKnownAllTheSame() {
        try (Accounts accounts = new Accounts(Accounts.UNLIMITED)) {
            Account nova = accounts.create("Nova");
            for (int i = 0; i < 100; i++) {
                assertThat(accounts.verify("Nova", "guess " + i, address("203.0.113." + i)))
                        .isEqualTo(new Verification.Refused());
            }
            assertThat(accounts.verify("Nova", PASSWORD, address("192.0.2.99")))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(accounts.held).hasSize(101).containsOnly(Duration.ZERO);
            StoredAccount stored = StoredAccount.fromDoc(
                    nova.id(), accounts.records.find(nova.id()).orElseThrow());
            assertThat(KnownPlaces.has(stored, HOME)).isTrue();
            assertThat(KnownPlaces.isNewest(stored, address("192.0.2.99"))).isTrue();
            assertThat(KnownPlaces.has(stored, address("203.0.113.1"))).isFalse();
        }
    }

    @Test
    void aNameThatIsNobodysIsHeldBackLikeAnyOther() {
        try (Accounts accounts = new Accounts(THROTTLED)) {
            accounts.create("Nova");
            for (int i = 0; i < 30; i++) {
                accounts.verify("Nova", "guess", address("203.0.113." + i));
                accounts.verify("Nobody", "guess", address("203.0.113." + i));
            }
            for (int i = 0; i < accounts.held.size(); i += 2) {
                assertThat(accounts.held.get(i)).isEqualTo(accounts.held.get(i + 1));
            }
        }
    }

    @Test
    void addressesAreKeptAsHashesAndNotEndlesslyMany() {
        try (Accounts accounts = new Accounts(THROTTLED)) {
            Account nova = accounts.create("Nova");
            for (int i = 0; i < 20; i++) {
                accounts.verify("Nova", PASSWORD, address("203.0.113." + i));
                accounts.clock.step(Duration.ofMinutes(1));
            }
            String kept = accounts.records.find(nova.id()).orElseThrow().toJson();
            assertThat(kept).doesNotContain("203.0.113");
            assertThat(accounts.records.find(nova.id()).orElseThrow().strings("places"))
                    .hasSize(KnownPlaces.MOST);
        }
    }
}
