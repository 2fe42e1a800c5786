package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.holdfast.proxy.account.AccountAudit.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a name and a credential belong together, and what is asked beyond them. Usable on any thread.
 *
 * <pre>
 *   throttles --> queue --> hash (account's or dummy) --> compare --> banned? --> second factor? --> answer
 *   \_ caller's thread _/   \____________________ hashing thread ____________________________/  '-- held back --'
 * </pre>
 */
final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final AccountBook book;
    private final Bans bans;
    private final AccountOptions options;
    private final SecondFactorRule rule;
    private final InstantSource clock;
    private final Hasher hasher;
    private final HashPool pool;
    private final AccountAudit audit;
    private final Delays delays;

    private final AddressThrottle logins;
    private final FailedLogins failures;
    private final Guessing guessing;

    /** An answer, and how long it is to be held back. */
    private record Checked(Verification answer, Duration heldBack) {}

    Logins(
            AccountBook book,
            Bans bans,
            AccountOptions options,
            SecondFactorRule rule,
            InstantSource clock,
            Hasher hasher,
            HashPool pool,
            AccountAudit audit,
            Delays delays) {
        this.book = book;
        this.bans = bans;
        this.options = options;
        this.rule = rule;
        this.clock = clock;
        this.hasher = hasher;
        this.pool = pool;
        this.audit = audit;
        this.delays = delays;
        this.logins = new AddressThrottle(options.loginsPerMinutePerAddress(), Duration.ofMinutes(1), clock);
        this.failures = new FailedLogins(FailedLogins.PASSWORDS, throttled(), clock);
        this.guessing = new Guessing(clock);
    }

    private boolean throttled() {
        return options.loginsPerMinutePerAddress() > 0;
    }

    CompletionStage<Verification> verify(String name, String credential, Purpose purpose, InetAddress address) {
        return throttledCheck(name, address, () -> check(name, credential, purpose, address))
                .thenApply(answer -> welcome(answer, address));
    }

    /** Whether this is the password of an account that somebody has logged in to; application passwords are none. */
    CompletionStage<Verification> confirm(Account account, String password, InetAddress address) {
        return throttledCheck(account.name(), address, () -> {
            Optional<StoredAccount> found = book.byId(account.id());
            boolean same = isPassword(found, found, password);
            Optional<Proof> proof = found.filter(stored -> same).map(Proof::ofPassword);
            Optional<StoredAccount> confirmed = proof.flatMap(shown -> still(account.id(), shown));
            if (confirmed.isEmpty()) {
                return refused(account.name(), found, address);
            }
            failures.succeeded(account.name(), address);
            return new Checked(new Verification.Verified(confirmed.get().account(), proof.get()), Duration.ZERO);
        });
    }

    /** A ban that was made while the answer was held back counts. */
    private Verification welcome(Verification answer, InetAddress address) {
        return answer instanceof Verification.Verified verified
                ? banned(verified.account(), address).orElse(answer)
                : answer;
    }

    private Optional<Verification> banned(Account account, InetAddress address) {
        return bans.ofAccount(account).map(ban -> {
            audit.happened(Event.LOGIN_BANNED, Optional.of(account), Optional.of(address));
            return new Verification.Banned(ban);
        });
    }

    private interface Check {
        Checked run();
    }

    private CompletionStage<Verification> throttledCheck(String name, InetAddress address, Check check) {
        Optional<Duration> wait = failures.waitFor(name, address).or(() -> logins.take(address));
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Verification.TooMany(wait.get()));
        }
        return pool.submit(check::run)
                .map(checking -> checking.thenCompose(
                        checked -> delays.after(checked.heldBack()).thenApply(done -> checked.answer())))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
    }

    private Checked check(String name, String credential, Purpose purpose, InetAddress address) {
        Optional<StoredAccount> found = book.find(name);
        // Whether there is such an account shows in no step that takes time.
        Optional<StoredAccount> compared = found.or(() -> book.standIn(name));
        boolean isPassword = isPassword(found, compared, credential);
        Optional<AppPassword> app = compared.flatMap(stored -> stored.appPassword(credential, purpose));
        Optional<Proof> proof = found.flatMap(stored -> {
            Optional<Proof> asApp = app.map(one -> Proof.ofApp(stored, one));
            return isPassword && passwordServes(stored, purpose) ? Optional.of(Proof.ofPassword(stored)) : asApp;
        });
        Optional<StoredAccount> verified =
                proof.flatMap(shown -> still(found.get().account().id(), shown));
        if (verified.isEmpty()) {
            return refused(name, found, address);
        }
        failures.succeeded(name, address);
        Duration heldBack = heldBack(name, verified, address);
        return new Checked(admit(verified.get(), proof.get(), purpose, address), heldBack);
    }

    /** Read again: hashing takes long enough for staff to lock the account, and for its owner to change the password. */
    private Optional<StoredAccount> still(String id, Proof shown) {
        return book.byId(id).filter(stored -> !stored.account().locked() && stored.stillHolds(shown));
    }

    /**
     * Whether the account's password alone is enough for a purpose: not where a second factor would be asked for, and
     * cannot be, or would have to be switched on first.
     */
    private boolean passwordServes(StoredAccount stored, Purpose purpose) {
        return purpose == Purpose.PLAY || (stored.more().secondFactor().isEmpty() && !rule.covers(stored.account()));
    }

    /**
     * Hashes, whatever there is to compare with. Hashed again if the hash was made with other parameters.
     *
     * @param compared the account, or what stands in for it
     */
    private boolean isPassword(Optional<StoredAccount> found, Optional<StoredAccount> compared, String password) {
        PasswordHash expected = compared.map(StoredAccount::password).orElseGet(hasher::dummy);
        byte[] given = PasswordRules.bytes(password);
        try {
            boolean same = hasher.matches(expected, given);
            if (same && found.isPresent() && !hasher.isFresh(expected)) {
                renew(found.get(), given);
            }
            return found.isPresent() && same;
        } finally {
            Arrays.fill(given, (byte) 0);
        }
    }

    private Checked refused(String name, Optional<StoredAccount> found, InetAddress address) {
        failures.failed(name, address);
        audit.happened(Event.LOGIN_REFUSED, found.map(StoredAccount::account), Optional.of(address));
        Duration heldBack = heldBack(name, found, address);
        if (heldBack.isZero() || !known(found, address)) {
            guessing.failed(name);
        }
        return new Checked(new Verification.Refused(), heldBack);
    }

    private Duration heldBack(String name, Optional<StoredAccount> found, InetAddress address) {
        return throttled() && !known(found, address) ? guessing.heldBack(name) : Duration.ZERO;
    }

    private static boolean known(Optional<StoredAccount> found, InetAddress address) {
        return found.filter(stored -> KnownPlaces.has(stored, address)).isPresent();
    }

    /** What comes after the right credential. */
    private Verification admit(StoredAccount stored, Proof proof, Purpose purpose, InetAddress address) {
        Account account = stored.account();
        boolean hasFactor = stored.more().secondFactor().isPresent();
        if (purpose != Purpose.PLAY || !(hasFactor || rule.covers(account))) {
            return entered(stored, proof, address);
        }
        return banned(account, address).orElseGet(() -> {
            Halfway halfway = new Halfway(account, proof, address, clock.instant());
            return hasFactor ? new Verification.CodeNeeded(halfway) : new Verification.EnrolmentNeeded(halfway);
        });
    }

    /** Everything that was asked for was right; that may have taken its time, so a ban is looked for now. */
    Verification entered(StoredAccount stored, Proof proof, InetAddress address) {
        return banned(stored.account(), address).orElseGet(() -> enter(stored, proof, address));
    }

    private Verification enter(StoredAccount stored, Proof proof, InetAddress address) {
        Account account = stored.account();
        audit.happened(Event.LOGGED_IN, Optional.of(account), Optional.of(address));
        if (!KnownPlaces.isNewest(stored, address)) {
            keep(account, now -> KnownPlaces.with(now, address));
        }
        return new Verification.Verified(account, proof);
    }

    private void renew(StoredAccount stored, byte[] password) {
        PasswordHash old = stored.password();
        PasswordHash renewed = hasher.hash(password);
        // Unless the password was changed meanwhile.
        keep(stored.account(), now -> now.password().equals(old) ? now.with(renewed) : now);
    }

    /** Nobody waits for this to be on disk: until it is, what was there before is as good. */
    private void keep(Account account, AccountBook.Change change) {
        var unused = book.change(account.id(), change).exceptionally(e -> {
            LOG.warn("What a login taught of account {} could not be stored", account.id(), e);
            return account;
        });
    }
}
