package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.holdfast.proxy.account.AccountAudit.Event;
import org.holdfast.proxy.account.PasswordReset.Pending.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Codes by mail: to give an account whose password is forgotten another one, and to find out that an address is its
 * owner's. A code is in memory only, hashed, works once and for {@value #MINUTES} minutes, and is gone after
 * {@value #MOST_TRIES} wrong tries. Usable on any thread; no method waits.
 *
 * <p>Whoever asks for a code learns nothing: not whether there is such an account, nor whether it has an address. The
 * second factor is asked for at the next login as always.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>mails asked for from one address</td><td>{@value #PER_HOUR} an hour</td></tr>
 * <tr><td>mails to one account</td><td>1; then one after 1 s, 2 s, 4 s, ... 6 hours, until there was none for a day</td></tr>
 * <tr><td>codes remembered</td><td>{@value #MOST_PENDING}, then the oldest gives way</td></tr>
 * </table>
 */
public final class PasswordReset {
    static final int BITS = 80;
    static final int MINUTES = 30;
    static final int MOST_TRIES = 5;
    static final int PER_HOUR = 5;
    static final int MOST_PENDING = 1_000;

    private static final FailedLogins.Limits PER_ACCOUNT =
            new FailedLogins.Limits(0, Duration.ofHours(6), Duration.ofDays(1));
    private static final int MAX_ADDRESS = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[!-~&&[^@<>()\\[\\],;:\\\\\"]]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+");
    private static final String NOT_THE_CODE = "That is not the code, or it is too old.";

    private final String serverName;
    private final AccountBook book;
    private final Postman postman;
    private final InstantSource clock;
    private final Hasher hasher;
    private final HashPool pool;
    private final AccountAudit audit;
    private final MailNotices notices;
    private final AddressThrottle perAddress;
    private final FailedLogins perAccount;
    private final SecureRandom random = new SecureRandom();
    private final Recent<Pending.Key, Pending> pending = new Recent<>(Duration.ofMinutes(MINUTES), MOST_PENDING);

    /** A code that was sent. */
    static final class Pending {
        /** What it is good for. */
        enum Kind {
            PASSWORD,
            ADDRESS
        }

        record Key(Kind kind, String account) {}

        private Optional<CodeHash> hash = Optional.empty();
        private String address = "";
        private Instant end = Instant.MIN;
        private int tries;
    }

    PasswordReset(
            String serverName,
            AccountBook book,
            Postman postman,
            InstantSource clock,
            Hasher hasher,
            HashPool pool,
            AccountAudit audit,
            MailNotices notices) {
        this.serverName = serverName;
        this.book = book;
        this.postman = postman;
        this.clock = clock;
        this.hasher = hasher;
        this.pool = pool;
        this.audit = audit;
        this.notices = notices;
        this.perAddress = new AddressThrottle(PER_HOUR, Duration.ofHours(1), clock);
        this.perAccount = new FailedLogins(PER_ACCOUNT, true, clock);
    }

    /** Whether codes can be sent. */
    public boolean isThere() {
        return postman.isThere();
    }

    /**
     * Sends a code to the owner of an account, if there is one with an address.
     *
     * @return how long to wait, if too many were asked for from there; nothing was done then
     */
    public Optional<Duration> request(String name, InetAddress from) {
        Optional<Duration> wait = perAddress.take(from);
        if (wait.isEmpty()) {
            var unused = pool.submit(() -> {
                book.find(name).ifPresent(stored -> stored.more().email().ifPresent(to -> send(stored, to, from)));
                return true;
            });
        }
        return wait;
    }

    private void send(StoredAccount stored, String to, InetAddress from) {
        Account account = stored.account();
        if (account.locked() || !perAccount.take(account.id())) {
            return;
        }
        audit.happened(Event.RESET_REQUESTED, Optional.of(account), Optional.of(from));
        String code = remember(new Pending.Key(Kind.PASSWORD, account.id()), to);
        postman.send(
                to,
                "Another password for " + serverName,
                "Somebody, hopefully you, wants to give your account " + account.name() + " at " + serverName
                        + " another password.\n\nThe code for that, for " + MINUTES + " minutes, is:\n\n    " + code
                        + "\n\nIf it was not you, ignore this mail: without the code nothing is changed.\n");
    }

    /**
     * Gives the account another password, if the code is right. Whatever the name, one hash is computed.
     *
     * @return fails with an {@link AccountException} if it is not, or the password is against the rules
     */
    public CompletionStage<Account> reset(String name, String code, String password, InetAddress from) {
        Optional<String> problem = PasswordRules.problem(password, name);
        if (problem.isPresent()) {
            return failed(problem.get());
        }
        return pool.submit(() -> hasher.hash(password))
                .map(hashing -> hashing.thenCompose(hash -> {
                    Optional<Account> found = book.find(name).map(StoredAccount::account);
                    Optional<String> sentTo =
                            found.flatMap(account -> take(new Pending.Key(Kind.PASSWORD, account.id()), code));
                    if (sentTo.isEmpty()) {
                        audit.happened(Event.CODE_REFUSED, found, Optional.of(from));
                        return PasswordReset.<Account>failed(NOT_THE_CODE);
                    }
                    // A code that was sent to an address which is the account's no more is worth nothing.
                    return book.changePassword(found.get().id(), hash, there -> requireAddress(there, sentTo))
                            .thenApply(account -> {
                                audit.happened(Event.PASSWORD_RESET, Optional.of(account), Optional.of(from));
                                return account;
                            });
                }))
                .orElseGet(() -> failed(AccountService.TOO_MANY_WAITING));
    }

    private static void requireAddress(StoredAccount there, Optional<String> address) throws AccountException {
        if (!there.more().email().equals(address)) {
            throw new AccountException(NOT_THE_CODE);
        }
    }

    /** Whether a mail can be sent to this. */
    public boolean isAddress(String typed) {
        return typed.length() <= MAX_ADDRESS && ADDRESS.matcher(typed).matches();
    }

    /**
     * Sends a code to what is to become an account's address.
     *
     * @return how long to wait, if too many were asked for from there; nothing was done then
     */
    public Optional<Duration> confirm(Account account, String address, InetAddress from) {
        Optional<Duration> wait = perAddress.take(from);
        if (wait.isEmpty()) {
            String code = remember(new Pending.Key(Kind.ADDRESS, account.id()), address);
            postman.send(
                    address,
                    "Your address at " + serverName,
                    "The code that shows that this address belongs to the account " + account.name() + " at "
                            + serverName + " is:\n\n    " + code
                            + "\n\nIf you know of no such account, ignore this mail.\n");
        }
        return wait;
    }

    /** Makes it the account's address, if the code is right; else fails with an {@link AccountException}. */
    public CompletionStage<Account> confirmed(Account account, String code, Owner by) {
        Optional<String> address = take(new Pending.Key(Kind.ADDRESS, account.id()), code);
        return address.isEmpty() ? failed(NOT_THE_CODE) : setAddress(account, address, by);
    }

    /** Forgets the account's address. */
    public CompletionStage<Account> forgetAddress(Account account, Owner by) {
        return setAddress(account, Optional.empty(), by);
    }

    private CompletionStage<Account> setAddress(Account account, Optional<String> address, Owner by) {
        return pool.run(() -> setAddressNow(account, address, by));
    }

    private CompletionStage<Account> setAddressNow(Account account, Optional<String> address, Owner by) {
        AtomicReference<@Nullable String> before = new AtomicReference<>();
        return book.change(account.id(), there -> {
                    there.require(by.shown());
                    before.set(there.more().email().orElse(null));
                    return there.with(there.more().withEmail(address));
                })
                .thenApply(changed -> {
                    Optional.ofNullable(before.get())
                            .filter(old -> !address.equals(Optional.of(old)))
                            .ifPresent(old -> notices.addressWas(old, changed));
                    audit.happened(Event.EMAIL_CHANGED, Optional.of(changed), Optional.of(by.address()));
                    return changed;
                });
    }

    private String remember(Pending.Key key, String address) {
        String code = Codes.random(BITS, random);
        CodeHash hash = CodeHash.of(code, random);
        synchronized (pending) {
            Pending entry = pending.get(key, clock.instant(), Pending::new);
            entry.hash = Optional.of(hash);
            entry.address = address;
            entry.end = clock.instant().plus(Duration.ofMinutes(MINUTES));
            entry.tries = 0;
        }
        return code;
    }

    /** The address that a code was sent to, if it is this one; it is used up then. */
    private Optional<String> take(Pending.Key key, String code) {
        synchronized (pending) {
            Pending entry = pending.get(key, clock.instant(), Pending::new);
            entry.tries++;
            boolean right = entry.tries <= MOST_TRIES
                    && clock.instant().isBefore(entry.end)
                    && entry.hash.filter(hash -> hash.matches(code)).isPresent();
            if (right) {
                pending.remove(key);
            }
            return right ? Optional.of(entry.address) : Optional.empty();
        }
    }

    private static <T> CompletionStage<T> failed(String reason) {
        return CompletableFuture.failedFuture(new AccountException(reason));
    }
}
