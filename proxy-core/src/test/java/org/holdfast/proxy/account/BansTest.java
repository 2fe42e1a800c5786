package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.ELSEWHERE;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.address;
import static org.holdfast.proxy.account.Accounts.await;

class BansTest {
    private static final Optional<Duration> FOR_GOOD = Optional.empty();

    private final SteppedClock clock = new SteppedClock();
    private final MemoryRecords records = new MemoryRecords();
    private final Bans bans = new Bans(records, clock);

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.0/24, 192.0.2.77, true",
        "192.0.2.0/24, 192.0.3.77, false",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8::1, 2001:db8::ffff:1:2:3, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "2001:db8::1/128, 2001:db8::1, true",
        "2001:db8::1/128, 2001:db8::2, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "0.0.0.0/0, 203.0.113.5, true",
        "0.0.0.0/0, 2001:db8::1, false",
    })
    void addressesAreBannedByRange(String range, String address, boolean banned) {
        add(BanTarget.addresses(range).orElseThrow());
        assertThat(bans.ofAddress(address(address)).isPresent()).isEqualTo(banned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2.1/24", "192.0.2.0/33", "Nova"})
    void whatIsNoRangeIsNoTarget(String text) {
        assertThat(BanTarget.addresses(text)).isEmpty();
    }

    @Test
    void theAddressOfAPlayerIsTheHouseholdsToo() {
        add(BanTarget.address(address("2001:db8::7")));
        assertThat(bans.ofAddress(address("2001:db8::8"))).isPresent();
        add(BanTarget.address(HOME));
        assertThat(bans.ofAddress(HOME)).isPresent();
        assertThat(bans.ofAddress(ELSEWHERE)).isEmpty();
    }

    @Test
    void aBanEndsByItselfOrIsLifted() {
        BanTarget target = BanTarget.address(HOME);
        await(bans.add(target, "noise", "Vega", Optional.of(Duration.ofHours(1))));
        assertThat(bans.ofAddress(HOME).orElseThrow().reason()).isEqualTo("noise");
        assertThat(bans.list()).hasSize(1);
        clock.step(Duration.ofHours(1));
        assertThat(bans.ofAddress(HOME)).isEmpty();
        assertThat(bans.list()).isEmpty();

        add(target);
        assertThat(await(bans.lift(target))).isPresent();
        assertThat(bans.ofAddress(HOME)).isEmpty();
        assertThat(await(bans.lift(target))).isEmpty();
    }

    @Test
    void bansOutliveTheProcessAndThoseThatAreOverAreForgotten() {
        await(bans.add(BanTarget.address(HOME), "noise", "Vega", Optional.of(Duration.ofHours(1))));
        await(bans.add(BanTarget.name("Nova"), "", "Vega", FOR_GOOD));
        Bans again = new Bans(records, clock);
        assertThat(again.list()).isEqualTo(bans.list());
        assertThat(again.ofAddress(HOME)).isEqualTo(bans.ofAddress(HOME));

        clock.step(Duration.ofHours(2));
        await(again.add(BanTarget.name("Orion"), "", "Vega", FOR_GOOD));
        List<Doc> left = new ArrayList<>();
        records.forEach((id, doc) -> left.add(doc));
        assertThat(left).hasSize(2);
    }

    @Test
    void theNewestBanOfATargetIsTheOnlyOne() {
        await(bans.add(BanTarget.name("Nova"), "first", "Vega", Optional.of(Duration.ofHours(1))));
        await(bans.add(BanTarget.name("NOVA"), "second", "Vega", FOR_GOOD));
        assertThat(bans.list()).singleElement().extracting(Ban::reason).isEqualTo("second");
        assertThat(new Bans(records, clock).list()).isEqualTo(bans.list());
    }

    @Test
    void aDamagedBanKeepsNobodyOutAndTheOthersHold() {
        add(BanTarget.name("Nova"));
        await(records.put("broken", Doc.object().put("kind", "planet").build()));
        Bans again = new Bans(records, clock);
        assertThat(again.list()).isEqualTo(bans.list());
    }

    @Test
    void whoAddsABanIsHeardByThoseWhoEndSessions() {
        List<Ban> heard = new ArrayList<>();
        bans.onAdded(heard::add);
        add(BanTarget.name("Nova"));
        assertThat(heard).isEqualTo(bans.list());
    }

    @Test
    void aBannedAccountIsToldSoWithItsPasswordAndNobodyElseIs() {
        try (Accounts accounts = new Accounts(UNLIMITED, new MemoryRecords(), bans)) {
            Account nova = accounts.create("Nova");
            Ban ban = await(bans.add(BanTarget.account(nova), "noise", "Vega", FOR_GOOD));
            assertThat(accounts.verify("nova", PASSWORD)).isEqualTo(new Verification.Banned(ban));
            assertThat(accounts.verify("nova", "wrong")).isEqualTo(new Verification.Refused());
            await(bans.lift(BanTarget.account(nova)));
            assertThat(accounts.verify("nova", PASSWORD)).isEqualTo(Accounts.verified(nova));
        }
    }

    @Test
    void aBannedNameIsNeitherUsedNorTaken() {
        try (Accounts accounts = new Accounts(UNLIMITED, new MemoryRecords(), bans)) {
            accounts.create("Nova");
            add(BanTarget.name("NOVA"));
            add(BanTarget.name("Orion"));
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Banned.class);
            assertThat(await(accounts.service.create("orion", PASSWORD, HOME)))
                    .isEqualTo(new Creation.Rejected("That name is not given to anybody."));
        }
    }

    private void add(BanTarget target) {
        await(bans.add(target, "", "Vega", FOR_GOOD));
    }
}
