package org.holdfast.proxy.account;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.account.Accounts.ELSEWHERE;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class AccountServiceTest {
    private static final Verification REFUSED = new Verification.Refused();

    @Test
    void anAccountIsMadeAndItsOwnerComesIn() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");

            assertThat(nova.name()).isEqualTo("Nova");
            assertThat(nova.role()).isEqualTo(Role.PLAYER);
            assertThat(nova.permissions()).isEmpty();
            assertThat(nova.locked()).isFalse();
            assertThat(nova.created()).isEqualTo(accounts.clock.instant());
            assertThat(nova.characters()).singleElement().satisfies(character -> {
                assertThat(character.name()).isEqualTo("Nova");
                assertThat(character.id()).isNotEqualTo(nova.id());
            });
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(Accounts.verified(nova));
            assertThat(accounts.verify("nOVA", PASSWORD)).isEqualTo(Accounts.verified(nova));
            assertThat(accounts.verify("Nova", PASSWORD + "!")).isEqualTo(REFUSED);
            assertThat(accounts.service.find("NOVA")).contains(nova);
            assertThat(accounts.service.byId(nova.id())).contains(nova);
            assertThat(accounts.service.exists("nova")).isTrue();
            assertThat(accounts.service.exists("Orion")).isFalse();
        }
    }

    @Test
    void accountsOutliveTheService() {
        MemoryRecords records = new MemoryRecords();
        Account nova;
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            nova = accounts.create("Nova");
        }
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            assertThat(accounts.service.exists("Nova")).isTrue();
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(Accounts.verified(nova));
        }
    }

    @Test
    void aNewAccountIsOnDiskBeforeItsOwnerIsTold() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            accounts.records.hold();
            CompletionStage<Creation> creation = accounts.service.create("Nova", PASSWORD, HOME);
            Awaitility.await().until(() -> accounts.records.held() == 1);
            assertThat(creation.toCompletableFuture()).isNotDone();
            accounts.records.release();
            assertThat(await(creation)).isInstanceOf(Creation.Created.class);
        }
    }

    @Test
    void aStoreThatFailsFailsTheStage() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            accounts.records.hold();
            CompletionStage<Creation> creation = accounts.service.create("Nova", PASSWORD, HOME);
            Awaitility.await().until(() -> accounts.records.held() == 1);
            accounts.records.fail(new IOException("disk full"));
            assertThatThrownBy(() -> await(creation)).hasRootCauseMessage("disk full");
        }
    }

    @Test
    void whatTheRulesRefuseCostsNoHash() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            accounts.create("Nova");
            accounts.hashes.set(0);
            assertThat(accounts.service.checkName("x").usable()).isFalse();
            assertThat(create(accounts, "x", PASSWORD)).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, "Admin", PASSWORD)).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, "Orion", "short")).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, "NOVA", PASSWORD)).isEqualTo(new Creation.Rejected("That name is taken."));
            assertThat(accounts.hashes).hasValue(0);
            assertThat(accounts.service.list()).hasSize(1);
        }
    }

    @Test
    void closedRegistrationIsClosed() {
        AccountOptions closed = new AccountOptions(8, 1, 0, 0, false);
        try (Accounts accounts = new Accounts(closed)) {
            assertThat(accounts.service.registrationOpen()).isFalse();
            assertThat(create(accounts, "Nova", PASSWORD))
                    .isEqualTo(new Creation.Rejected("No new accounts are made here at present."));
        }
    }

    @Test
    void unknownNamesLockedAccountsAndWrongPasswordsAreTreatedAlike() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            accounts.create("Nova");
            accounts.create("Orion");
            await(accounts.service.lock(accounts.service.find("Orion").orElseThrow()));
            accounts.hashes.set(0);

            assertThat(accounts.verify("Nova", "wrong")).isEqualTo(REFUSED);
            assertThat(accounts.hashes).hasValue(1);
            assertThat(accounts.verify("Nobody", PASSWORD)).isEqualTo(REFUSED);
            assertThat(accounts.hashes).hasValue(2);
            assertThat(accounts.verify("Orion", PASSWORD)).isEqualTo(REFUSED);
            assertThat(accounts.hashes).hasValue(3);
            assertThat(accounts.verify("\u0000 not even a name", "")).isEqualTo(REFUSED);
            assertThat(accounts.hashes).hasValue(4);
        }
    }

    @Test
    void unknownNamesAndWrongPasswordsWaitAlike() {
        AccountOptions options = new AccountOptions(8, 1, 1000, 0, true);
        try (Accounts accounts = new Accounts(options)) {
            accounts.create("Nova");
            for (int i = 0; i < 3; i++) {
                assertThat(accounts.verify("Nova", "wrong")).isEqualTo(REFUSED);
                assertThat(accounts.verify("Nobody", "wrong")).isEqualTo(REFUSED);
            }
            accounts.hashes.set(0);
            Verification wait = new Verification.TooMany(Duration.ofSeconds(1));
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(wait);
            assertThat(accounts.verify("Nobody", PASSWORD)).isEqualTo(wait);
            assertThat(accounts.hashes).hasValue(0);

            assertThat(accounts.verify("Nova", PASSWORD, ELSEWHERE)).isInstanceOf(Verification.Verified.class);
            accounts.clock.step(Duration.ofSeconds(1));
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void loginsOfOneAddressAreThrottledWhateverTheirName() {
        AccountOptions options = new AccountOptions(8, 1, 2, 0, true);
        try (Accounts accounts = new Accounts(options)) {
            accounts.create("Nova");
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.verify("Nobody", PASSWORD)).isEqualTo(REFUSED);
            assertThat(accounts.verify("Nova", PASSWORD)).isEqualTo(new Verification.TooMany(Duration.ofSeconds(30)));
            assertThat(accounts.verify("Nova", PASSWORD, ELSEWHERE)).isInstanceOf(Verification.Verified.class);
            accounts.clock.step(Duration.ofSeconds(30));
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void newAccountsOfOneAddressAreThrottled() {
        AccountOptions options = new AccountOptions(8, 1, 0, 1, true);
        try (Accounts accounts = new Accounts(options)) {
            assertThat(create(accounts, "x", PASSWORD)).isInstanceOf(Creation.Rejected.class);
            accounts.create("Nova");
            assertThat(create(accounts, "Orion", PASSWORD)).isEqualTo(new Creation.TooMany(Duration.ofHours(1)));
            assertThat(await(accounts.service.create("Vega", PASSWORD, ELSEWHERE)))
                    .isInstanceOf(Creation.Created.class);
            accounts.clock.step(Duration.ofHours(1));
            accounts.create("Orion");
        }
    }

    @Test
    void withoutALoginLimitFailuresDoNotWaitEither() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            for (int i = 0; i < 20; i++) {
                assertThat(accounts.verify("Nova", "wrong")).isEqualTo(REFUSED);
            }
        }
    }

    @Test
    void aHashIsRenewedAtLoginWhenTheParametersHaveChanged() {
        MemoryRecords records = new MemoryRecords();
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            accounts.create("Nova");
        }
        AccountOptions stronger = new AccountOptions(16, 2, 0, 0, true);
        try (Accounts accounts = new Accounts(stronger, records)) {
            assertThat(accounts.verify("Nova", "wrong")).isEqualTo(REFUSED);
            assertThat(passwordOf(accounts).integer("memoryKib")).isEqualTo(8);

            accounts.hashes.set(0);
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.hashes).hasValue(2);
            assertThat(passwordOf(accounts).integer("memoryKib")).isEqualTo(16);
            assertThat(passwordOf(accounts).integer("iterations")).isEqualTo(2);

            int puts = records.puts();
            assertThat(accounts.verify("Nova", PASSWORD)).isInstanceOf(Verification.Verified.class);
            assertThat(accounts.hashes).hasValue(3);
            assertThat(records.puts()).isEqualTo(puts);
        }
    }

    @Test
    void anUnknownNameIsHashedAsTheAccountsAreAlsoWhenTheyHaveOlderParameters() {
        MemoryRecords records = new MemoryRecords();
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            accounts.create("Nova");
        }
        List<HashParameters> computed = new CopyOnWriteArrayList<>();
        HashFunction function = (password, salt, parameters) -> {
            computed.add(parameters);
            return Argon2id.hash(password, salt, parameters);
        };
        AccountOptions stronger = new AccountOptions(16, 2, 0, 0, true);
        try (AccountService service =
                new AccountService(records, stronger, new SteppedClock(), function, new HashPool(2, 8))) {
            assertThat(await(service.verify("Nova", "wrong", Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
            assertThat(await(service.verify("Lyra", "wrong", Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
            // The stand-in's password opens nothing.
            assertThat(await(service.verify("Lyra", PASSWORD, Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
            assertThat(computed).hasSize(3).containsOnly(new HashParameters(8, 1, 1));
        }
    }

    @Test
    void aPasswordThatIsChangedWhileItsHashIsRenewedStaysChanged() {
        MemoryRecords records = new MemoryRecords();
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            accounts.create("Nova");
        }
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<AccountService> itself = new CompletableFuture<>();
        HashFunction function = (password, salt, parameters) -> {
            if (calls.incrementAndGet() == 2) {
                await(itself.join().setPassword(itself.join().find("Nova").orElseThrow(), "battery staple"));
            }
            return Argon2id.hash(password, salt, parameters);
        };
        AccountOptions stronger = new AccountOptions(16, 2, 0, 0, true);
        try (AccountService service =
                new AccountService(records, stronger, new SteppedClock(), function, new HashPool(2, 8))) {
            itself.complete(service);
            // Nor does it let anybody in any more.
            assertThat(await(service.verify("Nova", PASSWORD, Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
            assertThat(await(service.verify("Nova", PASSWORD, Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
            assertThat(await(service.verify("Nova", "battery staple", Purpose.PLAY, HOME)))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void theServiceWorksAsItIsShipped() {
        try (AccountService service =
                new AccountService(new MemoryRecords(), AccountOptions.DEFAULTS, new SteppedClock())) {
            assertThat(await(service.create("Nova", PASSWORD, HOME))).isInstanceOf(Creation.Created.class);
            assertThat(await(service.verify("Nova", PASSWORD, Purpose.PLAY, HOME)))
                    .isInstanceOf(Verification.Verified.class);
            assertThat(await(service.verify("Nova", "wrong", Purpose.PLAY, HOME)))
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void aFullQueueIsSaidInsteadOfWaitedFor() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        HashFunction slow = (password, salt, parameters) -> {
            started.countDown();
            awaitLatch(go);
            return Argon2id.hash(password, salt, parameters);
        };
        try (AccountService service =
                new AccountService(new MemoryRecords(), UNLIMITED, new SteppedClock(), slow, new HashPool(1, 1))) {
            CompletionStage<Verification> running = service.verify("Nova", PASSWORD, Purpose.PLAY, HOME);
            awaitLatch(started);
            CompletionStage<Verification> queued = service.verify("Nova", PASSWORD, Purpose.PLAY, HOME);

            assertThat(service.verify("Nova", PASSWORD, Purpose.PLAY, HOME).toCompletableFuture())
                    .isCompletedWithValue(new Verification.Busy());
            assertThat(service.create("Nova", PASSWORD, HOME).toCompletableFuture())
                    .isCompletedWithValue(new Creation.Busy());

            go.countDown();
            assertThat(await(running)).isEqualTo(REFUSED);
            assertThat(await(queued)).isEqualTo(REFUSED);
        }
    }

    @Test
    void aLockThatComesWhileThePasswordIsHashedCounts() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(2);
        HashFunction slowTheSecondTime = (password, salt, parameters) -> {
            started.countDown();
            if (started.getCount() == 0) {
                awaitLatch(go);
            }
            return Argon2id.hash(password, salt, parameters);
        };
        try (AccountService service = new AccountService(
                new MemoryRecords(), UNLIMITED, new SteppedClock(), slowTheSecondTime, new HashPool(1, 1))) {
            await(service.create("Nova", PASSWORD, HOME));
            CompletionStage<Verification> verification = service.verify("Nova", PASSWORD, Purpose.PLAY, HOME);
            awaitLatch(started);
            await(service.lock(service.find("Nova").orElseThrow()));
            go.countDown();
            assertThat(await(verification)).isEqualTo(REFUSED);
        }
    }

    @Test
    void twoAccountsOfOneNameAreFoundAtTheStart() {
        MemoryRecords records = new MemoryRecords();
        Doc.Obj nova;
        try (Accounts accounts = new Accounts(UNLIMITED, records)) {
            nova = records.find(accounts.create("Nova").id()).orElseThrow();
        }
        await(records.put("another", nova));
        assertThatThrownBy(() -> new Accounts(UNLIMITED, records))
                .hasMessageContaining("another")
                .hasMessageContaining("same name")
                .hasMessageNotContaining("Nova");
    }

    private static Doc.Obj passwordOf(Accounts accounts) {
        String id = accounts.service.find("Nova").orElseThrow().id();
        return accounts.records.find(id).orElseThrow().object("password");
    }

    private static Creation create(Accounts accounts, String name, String password) {
        return await(accounts.service.create(name, password, HOME));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
