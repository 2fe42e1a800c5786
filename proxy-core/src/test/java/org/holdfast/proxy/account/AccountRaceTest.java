package org.holdfast.proxy.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class AccountRaceTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    void ofManyWhoCreateOneNameAtOnceOneWins() throws InterruptedException {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            List<Queue<Creation>> outcomes = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                outcomes.add(new ConcurrentLinkedQueue<>());
            }
            hammer(round -> outcomes.get(round)
                    .add(await(accounts.service.create(
                            round % 2 == 0 ? "Racer" + round : "RACER" + round, PASSWORD, HOME))));

            for (Queue<Creation> round : outcomes) {
                assertThat(round).hasSize(THREADS);
                assertThat(round).filteredOn(Creation.Created.class::isInstance).hasSize(1);
                assertThat(round)
                        .filteredOn(new Creation.Rejected("That name is taken.")::equals)
                        .hasSize(THREADS - 1);
            }
            assertThat(accounts.service.list()).hasSize(ROUNDS);
        }
    }

    @Test
    void ofManyWhoCreateNamesThatLookAlikeAtOnceOneWins() throws InterruptedException {
        List<String> spellings = List.of("Rollo", "Ro11o", "RoIIo", "R0llo", "RolIo", "Ro1l0", "r0Ilo", "rol1O");
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            List<Queue<Creation>> outcomes = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                outcomes.add(new ConcurrentLinkedQueue<>());
            }
            AtomicInteger turns = new AtomicInteger();
            hammer(round -> outcomes.get(round)
                    .add(await(accounts.service.create(
                            spellings.get(turns.getAndIncrement() % spellings.size()) + round, PASSWORD, HOME))));
            for (Queue<Creation> round : outcomes) {
                assertThat(round).hasSize(THREADS);
                assertThat(round).filteredOn(Creation.Created.class::isInstance).hasSize(1);
            }
            assertThat(accounts.service.list()).hasSize(ROUNDS);
        }
    }

    @Test
    void ofManyWhoTypeTheClaimCodeAtOnceOneIsGranted() throws InterruptedException {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            Account nova = accounts.create("Nova");
            AdminClaim claim = new AdminClaim(accounts.service, accounts.clock);
            String code = claim.code().orElseThrow();
            AtomicInteger addresses = new AtomicInteger();
            Queue<Claim> outcomes = new ConcurrentLinkedQueue<>();
            hammer(round -> outcomes.add(
                    await(claim.claim(code, nova, Accounts.address("10.0.0." + addresses.getAndIncrement() % 250)))));
            assertThat(outcomes).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
        }
    }

    @Test
    void ofChangesAtOnceNoneIsLost() throws InterruptedException {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            accounts.create("Nova");
            // A thread of its own for each kind of change: they touch different parts of one record.
            Thread locks = new Thread(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    await(accounts.service.lock(accounts.service.find("Nova").orElseThrow()));
                    await(accounts.service.unlock(accounts.service.find("Nova").orElseThrow()));
                }
                await(accounts.service.lock(accounts.service.find("Nova").orElseThrow()));
            });
            Thread roles = new Thread(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    await(accounts.service.setRole(accounts.service.find("Nova").orElseThrow(), Role.PLAYER));
                    await(accounts.service.setRole(accounts.service.find("Nova").orElseThrow(), Role.ADMIN));
                }
            });
            locks.start();
            roles.start();
            locks.join();
            roles.join();
            Account nova = accounts.service.find("Nova").orElseThrow();
            assertThat(nova.locked()).isTrue();
            assertThat(nova.role()).isEqualTo(Role.ADMIN);
        }
    }

    /** Runs each round on all threads at once. */
    private static void hammer(IntConsumer action) throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        together.await();
                        action.accept(round);
                    }
                } catch (Exception | AssertionError e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
