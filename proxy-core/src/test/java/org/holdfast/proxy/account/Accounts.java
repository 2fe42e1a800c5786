package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service over records in memory, with tiny hashes that are counted, and a clock that is stepped. */
final class Accounts implements AutoCloseable {
    static final AccountOptions UNLIMITED = new AccountOptions(8, 1, 0, 0, true);
    static final String PASSWORD = "correct horse";
    static final InetAddress HOME = address("192.0.2.1");
    static final InetAddress ELSEWHERE = address("198.51.100.7");

    /** Who has shown the first password that the account has. */
    static final Owner OWNER = new Owner(new Proof(Proof.Kind.PASSWORD, 0, ""), HOME);

    final MemoryRecords records;
    final SteppedClock clock = new SteppedClock();
    final AtomicInteger hashes = new AtomicInteger();
    final List<AccountAudit.Event> events = new CopyOnWriteArrayList<>();

    final MemoryRecords freedNames = new MemoryRecords();
    final MemoryRecords goneCharacters = new MemoryRecords();
    final Standings standings = new Standings(Records.NONE, clock);

    /** For how long each answer to a login would have been held back. */
    final List<Duration> held = new CopyOnWriteArrayList<>();

    /** Each with the address on its first line. */
    final List<String> letters = new CopyOnWriteArrayList<>();

    final AccountService service;

    Accounts(AccountOptions options) {
        this(options, new MemoryRecords());
    }

    Accounts(AccountOptions options, MemoryRecords records) {
        this(options, records, KeyPlace.inMemory());
    }

    Accounts(AccountOptions options, MemoryRecords records, KeyPlace key) {
        this(options, records, key, new Bans(Records.NONE, new SteppedClock()));
    }

    Accounts(AccountOptions options, MemoryRecords records, Bans bans) {
        this(options, records, KeyPlace.inMemory(), bans);
    }

    private Accounts(AccountOptions options, MemoryRecords records, KeyPlace key, Bans bans) {
        this.records = records;
        this.service = new AccountService(
                new Surroundings(
                        records,
                        key,
                        new Invitations(new MemoryRecords(), clock),
                        bans,
                        standings,
                        freedNames,
                        goneCharacters,
                        (event, account, address) -> events.add(event),
                        new Letters(),
                        "Testhold"),
                options,
                clock,
                this::countedHash,
                new HashPool(2, 1024),
                this::heldBack);
    }

    /** Keeps what was sent. */
    private final class Letters implements Postman {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void send(String to, String subject, String text) {
            letters.add(to + "\n" + text);
        }
    }

    private CompletionStage<Void> heldBack(Duration time) {
        held.add(time);
        return CompletableFuture.completedFuture(null);
    }

    private byte[] countedHash(byte[] password, byte[] salt, HashParameters parameters) {
        hashes.incrementAndGet();
        return Argon2id.hash(password, salt, parameters);
    }

    Account create(String name) {
        Creation creation = await(service.create(name, PASSWORD, HOME));
        if (creation instanceof Creation.Created created) {
            return created.account();
        }
        throw new AssertionError(creation.toString());
    }

    /** What comes of a password, the first that the account has. */
    static Verification verified(Account account) {
        return new Verification.Verified(account, new Proof(Proof.Kind.PASSWORD, 0, ""));
    }

    Verification verify(String name, String password) {
        return verify(name, password, HOME);
    }

    Verification verify(String name, String password, InetAddress address) {
        return await(service.verify(name, password, Purpose.PLAY, address));
    }

    @Override
    public void close() {
        service.close();
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
