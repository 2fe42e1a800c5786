package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holdfast.proxy.account.AccountAudit.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second factors: switching them on and off, and asking for them. Usable on any thread; no method waits, and stages
 * complete as those of {@link AccountService} do.
 *
 * <p>Wrong codes are counted for an account and where they came from, as wrong passwords are; and for the account alone,
 * because whoever gets so far has the password, and six digits are few. The latter does not hold where the owner has logged
 * in from before.
 */
public final class SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);

    /** Bits of a recovery code. */
    static final int RECOVERY_BITS = 80;

    static final int RECOVERY_CODES = 10;

    private static final String NO_CODE = "no code of a second factor can be checked";

    private static final FailedLogins.Limits FROM_ANYWHERE =
            new FailedLogins.Limits(10, Duration.ofMinutes(15), Duration.ofHours(24));

    private final String issuer;
    private final AccountBook book;
    private final Sealing sealing;
    private final Logins logins;
    private final SecondFactorRule rule;
    private final InstantSource clock;
    private final HashPool pool;
    private final AccountAudit audit;
    private final FailedLogins failures;
    private final FailedLogins failuresOfAccount;
    private final SealComplaints complaints;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            String issuer,
            AccountBook book,
            Sealing sealing,
            Logins logins,
            SecondFactorRule rule,
            InstantSource clock,
            HashPool pool,
            AccountAudit audit) {
        this.issuer = issuer;
        this.book = book;
        this.sealing = sealing;
        this.logins = logins;
        this.rule = rule;
        this.clock = clock;
        this.pool = pool;
        this.audit = audit;
        this.complaints = new SealComplaints(clock);
        this.failures = new FailedLogins(FailedLogins.PASSWORDS, true, clock);
        this.failuresOfAccount = new FailedLogins(FROM_ANYWHERE, true, clock);
    }

    /**
     * Seals the secrets that a version left as they are which knew of no seals (if that fails, each is checked as it is, and
     * sealed at a later use), and tells the operator if those that are
     * sealed cannot be opened: before an owner finds out. Returns at once.
     */
    public void sealOld() {
        var unused = pool.submit(() -> {
            List<StoredAccount> old = sealing.withFactor(false);
            if (!old.isEmpty()) {
                sealAll(old);
            } else if (!sealing.withFactor(true).isEmpty()) {
                lookForKey();
            }
            return true;
        });
    }

    private void lookForKey() {
        try {
            sealing.prepare();
        } catch (SealException e) {
            complaints.unusable(NO_CODE, e);
        }
    }

    private void sealAll(List<StoredAccount> old) {
        try {
            sealing.prepare();
        } catch (SealException e) {
            complaints.notSealed(e);
            return;
        }
        for (StoredAccount one : old) {
            var unused = book.change(one.account().id(), this::sealed).whenComplete((stored, failure) -> {
                if (failure != null) {
                    LOG.warn(
                            "the second factor of account {} could not be sealed",
                            one.account().id(),
                            failure);
                }
            });
        }
        LOG.info("{} secrets of second factors are sealed now", old.size());
    }

    private StoredAccount sealed(StoredAccount there) {
        Optional<SecondFactor> factor = there.more().secondFactor();
        return factor.isEmpty()
                ? there
                : there.with(there.more().withSecondFactor(Optional.of(sealed(there.account(), factor.get()))));
    }

    /** What could become an account's second factor; nothing is kept of it. */
    public Enrolment begin(Account account) {
        return Enrolment.of(issuer, account, random);
    }

    /**
     * Makes it the account's second factor, if this is a code of it.
     *
     * @return the recovery codes, to be shown once; empty if the code is wrong. Fails with an {@link AccountException} if
     *     there is a second factor already, or no such account, or it has another password by now
     */
    public CompletionStage<Optional<List<String>>> enrol(Account account, Enrolment enrolment, String code, Owner by) {
        return pool.run(() -> enrolNow(account, enrolment, code, by));
    }

    private CompletionStage<Optional<List<String>>> enrolNow(
            Account account, Enrolment enrolment, String code, Owner by) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Codes.random(RECOVERY_BITS, random));
        }
        List<CodeHash> hashes =
                codes.stream().map(each -> CodeHash.of(each, random)).toList();
        Optional<SecondFactor> begun = new SecondFactor(enrolment.secret(), false, 0, hashes)
                .accept(code, clock.instant(), enrolment.secret());
        if (begun.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        SecondFactor kept;
        try {
            sealing.prepare();
            kept = begun.get().seal(sealing, account.id());
        } catch (SealException e) {
            complaints.unusable("no second factor can be switched on", e);
            return CompletableFuture.failedFuture(
                    new AccountException("No second factor can be switched on here at present; tell the staff."));
        }
        return book.change(account.id(), there -> {
                    there.require(by.shown());
                    if (there.more().secondFactor().isPresent()) {
                        throw new AccountException("There is a second factor already; switch it off first.");
                    }
                    return there.with(there.more().withSecondFactor(Optional.of(kept)));
                })
                .thenApply(stored -> {
                    audit.happened(Event.SECOND_FACTOR_ON, Optional.of(stored), Optional.of(by.address()));
                    return Optional.of(List.copyOf(codes));
                });
    }

    /**
     * Goes on with a login: takes a code of the authenticator, or a recovery code.
     *
     * @return {@link Verification.Verified}, {@link Verification.Refused}, {@link Verification.TooMany} or
     *     {@link Verification.Busy}
     */
    public CompletionStage<Verification> verify(Halfway halfway, String code) {
        return answered(halfway.account(), code, () -> {
            boolean mayTry = halfway.take(clock.instant());
            AccountBook.Condition condition = there -> {
                if (!mayTry) {
                    throw new AccountException("This login has ended.");
                }
                there.require(halfway.proof());
            };
            // Whoever has not logged in is not told why.
            return check(halfway.account(), halfway.owner(), code, condition, Optional::of)
                    .exceptionally(failure -> {
                        if (isRefusal(failure)) {
                            return refused(halfway.account(), halfway.address());
                        }
                        throw new CompletionException(failure);
                    })
                    .thenApply(answer -> answer instanceof Verification.Verified ? entered(halfway) : answer);
        });
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AccountException
                || (failure instanceof CompletionException && failure.getCause() instanceof AccountException);
    }

    /** Ends a login during which the second factor was switched on. */
    public CompletionStage<Verification> enrolled(Halfway halfway) {
        return pool.submit(() -> entered(halfway))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
    }

    private Verification entered(Halfway halfway) {
        return book.byId(halfway.account().id())
                .filter(stored -> !stored.account().locked()
                        && stored.more().secondFactor().isPresent()
                        && stored.stillHolds(halfway.proof()))
                .map(stored -> logins.entered(stored, halfway.proof().withCode(), halfway.address()))
                .orElseGet(Verification.Refused::new);
    }

    /**
     * Takes a code of somebody who plays already, and whose password was confirmed.
     *
     * @return as {@link #verify}; fails with an {@link AccountException} if the account has another password by now
     */
    public CompletionStage<Verification> confirm(Account account, String code, Owner by) {
        return answered(
                account, code, () -> check(account, by, code, there -> there.require(by.shown()), Optional::of));
    }

    /**
     * Switches an account's second factor off, if the code is right: the one that it is a code of. Asked for by its owner,
     * whose password was confirmed.
     *
     * @return as {@link #confirm}; fails also if what the account is trusted with needs one
     */
    public CompletionStage<Verification> switchOff(Account account, String code, Owner by) {
        AccountBook.Condition condition = there -> {
            there.require(by.shown());
            if (rule.covers(there.account())) {
                throw new AccountException("What your account is trusted with needs a second factor here.");
            }
        };
        return answered(
                account,
                code,
                () -> check(account, by, code, condition, taken -> Optional.empty())
                        .thenApply(answer -> {
                            if (answer instanceof Verification.Verified verified) {
                                audit.happened(
                                        Event.SECOND_FACTOR_OFF,
                                        Optional.of(verified.account()),
                                        Optional.of(by.address()));
                            }
                            return answer;
                        }));
    }

    /** Likewise for the operator, when its owner has lost everything. */
    CompletionStage<Account> switchOff(String id) {
        return book.change(id, there -> there.with(there.more().withSecondFactor(Optional.empty())))
                .thenApply(account -> {
                    audit.happened(Event.SECOND_FACTOR_OFF, Optional.of(account), Optional.empty());
                    return account;
                });
    }

    /**
     * Takes a code, on a hashing thread.
     *
     * @param condition what must be so besides; if it is not, no code is used up and none is counted as wrong
     * @param then what becomes of the second factor that has taken the code, in the same step
     * @return fails with an {@link AccountException} if the condition does
     */
    private CompletionStage<Verification> check(
            Account account,
            Owner by,
            String code,
            AccountBook.Condition condition,
            Function<SecondFactor, Optional<SecondFactor>> then) {
        InetAddress address = by.address();
        boolean known = book.byId(account.id())
                .filter(stored -> KnownPlaces.has(stored, address))
                .isPresent();
        Optional<Duration> wait = failures.waitFor(account.id(), address)
                .or(() -> known ? Optional.empty() : failuresOfAccount.waitFor(account.id()));
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Verification.TooMany(wait.get()));
        }
        Instant now = clock.instant();
        AtomicBoolean lookedAt = new AtomicBoolean();
        AtomicBoolean right = new AtomicBoolean();
        AtomicBoolean recovery = new AtomicBoolean();
        // Under the lock of the book: of two logins with one code, one gets it.
        CompletionStage<Account> storing = book.change(account.id(), there -> {
            condition.check(there);
            Optional<SecondFactor> before = there.more().secondFactor();
            Optional<SecondFactor> taken =
                    before.isEmpty() ? before : before.get().accept(code, now, opened(account, before.get(), code));
            lookedAt.set(true);
            right.set(taken.isPresent());
            if (taken.isEmpty()) {
                throw new AccountException("That is not the code.");
            }
            recovery.set(taken.get().lastStep() == before.get().lastStep());
            return there.with(there.more().withSecondFactor(then.apply(sealed(account, taken.get()))));
        });
        if (lookedAt.get() && !right.get()) {
            return CompletableFuture.completedFuture(refused(account, address));
        }
        if (right.get()) {
            failures.succeeded(account.id(), address);
        }
        if (recovery.get()) {
            audit.happened(Event.RECOVERY_CODE_USED, Optional.of(account), Optional.of(address));
        }
        // Not before it is on disk that the code was taken: after a crash it must not be taken again.
        return storing.thenApply(
                stored -> new Verification.Verified(stored, by.shown().withCode()));
    }

    private Verification refused(Account account, InetAddress address) {
        failures.failed(account.id(), address);
        failuresOfAccount.failed(account.id());
        audit.happened(Event.CODE_REFUSED, Optional.of(account), Optional.of(address));
        return new Verification.Refused();
    }

    /** Answers when the key is at hand, and fails in words if it is not: nobody is to believe that a code was wrong. */
    private CompletionStage<Verification> answered(
            Account account, String code, Supplier<CompletionStage<Verification>> work) {
        return pool.submit(() -> {
                    try {
                        Optional<SecondFactor> factor = book.byId(account.id())
                                .flatMap(stored -> stored.more().secondFactor());
                        if (factor.isPresent()) {
                            prepare(account, factor.get(), code);
                        }
                    } catch (SealException e) {
                        return CompletableFuture.<Verification>failedFuture(unusable(e));
                    } catch (AccountException e) {
                        return CompletableFuture.<Verification>failedFuture(e);
                    }
                    return work.get();
                })
                .map(answering -> answering.thenCompose(stage -> stage))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
    }

    private void prepare(Account account, SecondFactor factor, String code) throws SealException, AccountException {
        if (!factor.sealed()) {
            prepareToSeal();
        } else if (SecondFactor.isOfAuthenticator(code)) {
            sealing.prepare();
            opened(account, factor, code);
        }
    }

    /** What is not sealed yet is checked without the key: that it cannot be sealed now keeps nobody out. */
    private void prepareToSeal() {
        try {
            sealing.prepare();
        } catch (SealException e) {
            complaints.notSealed(e);
        }
    }

    /** The secret as it is, if it is needed for this code. */
    private String opened(Account account, SecondFactor factor, String code) throws AccountException {
        try {
            return !SecondFactor.isOfAuthenticator(code) ? "" : factor.open(sealing, account.id());
        } catch (SealException e) {
            throw unusable(e);
        }
    }

    /** The same with its secret sealed; or as it is, to be sealed at a later use. */
    private SecondFactor sealed(Account account, SecondFactor factor) {
        try {
            return factor.seal(sealing, account.id());
        } catch (SealException e) {
            complaints.notSealed(e);
            return factor;
        }
    }

    private AccountException unusable(SealException why) {
        complaints.unusable(NO_CODE, why);
        return new AccountException(
                "Codes of authenticators cannot be checked here at present; use a recovery code, or tell the staff.");
    }
}
