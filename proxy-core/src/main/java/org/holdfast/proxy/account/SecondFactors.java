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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.holdfast.proxy.account.AccountAudit.Event;

/**
 * Second factors: switching them on and off, and asking for them. Usable on any thread; no method waits, and stages
 * complete as those of {@link AccountService} do.
 *
 * <p>Wrong codes are counted for an account and where they came from, as wrong passwords are; and for the account alone,
 * because whoever gets so far has the password, and six digits are few. The latter does not hold where the owner has logged
 * in from before.
 */
public final class SecondFactors {
    /** Bits of a recovery code. */
    static final int RECOVERY_BITS = 80;

    static final int RECOVERY_CODES = 10;

    private static final FailedLogins.Limits FROM_ANYWHERE =
            new FailedLogins.Limits(10, Duration.ofMinutes(15), Duration.ofHours(24));

    private final String issuer;
    private final AccountBook book;
    private final Logins logins;
    private final SecondFactorRule rule;
    private final InstantSource clock;
    private final HashPool pool;
    private final AccountAudit audit;
    private final FailedLogins failures;
    private final FailedLogins failuresOfAccount;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            String issuer,
            AccountBook book,
            Logins logins,
            SecondFactorRule rule,
            InstantSource clock,
            HashPool pool,
            AccountAudit audit) {
        this.issuer = issuer;
        this.book = book;
        this.logins = logins;
        this.rule = rule;
        this.clock = clock;
        this.pool = pool;
        this.audit = audit;
        this.failures = new FailedLogins(FailedLogins.PASSWORDS, true, clock);
        this.failuresOfAccount = new FailedLogins(FROM_ANYWHERE, true, clock);
    }

    /** What could become an account's second factor; nothing is kept of it. */
    public Enrolment begin(Account account) {
        return Enrolment.of(issuer, account, random);
    }

    /**
     * Makes it the account's second factor, if this is a code of it.
     *
     * @return the recovery codes, to be shown once; empty if the code is wrong. Fails with an {@link AccountException} if
     *     there is a second factor already, or no such account
     */
    public CompletionStage<Optional<List<String>>> enrol(Account account, Enrolment enrolment, String code) {
        return onPool(() -> enrolNow(account, enrolment, code));
    }

    private CompletionStage<Optional<List<String>>> enrolNow(Account account, Enrolment enrolment, String code) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Codes.random(RECOVERY_BITS, random));
        }
        List<CodeHash> hashes =
                codes.stream().map(each -> CodeHash.of(each, random)).toList();
        Optional<SecondFactor> begun = new SecondFactor(enrolment.secret(), 0, hashes).accept(code, clock.instant());
        if (begun.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        AtomicBoolean there = new AtomicBoolean();
        return book.change(account.id(), stored -> {
                    there.set(stored.more().secondFactor().isPresent());
                    return there.get() ? stored : stored.with(stored.more().withSecondFactor(begun));
                })
                .map(storing -> storing.thenCompose(stored -> {
                    if (there.get()) {
                        return failed("There is a second factor already; switch it off first.");
                    }
                    audit.happened(Event.SECOND_FACTOR_ON, Optional.of(stored), Optional.empty());
                    return CompletableFuture.completedFuture(Optional.of(List.copyOf(codes)));
                }))
                .orElseGet(() -> failed(AccountService.NO_SUCH_ACCOUNT));
    }

    /**
     * Goes on with a login: takes a code of the authenticator, or a recovery code.
     *
     * @return {@link Verification.Verified}, {@link Verification.Refused}, {@link Verification.TooMany} or
     *     {@link Verification.Busy}
     */
    public CompletionStage<Verification> verify(Halfway halfway, String code) {
        return pool.submit(() -> check(halfway.account(), halfway.address(), code, halfway.take(clock.instant()))
                        .thenApply(answer -> answer instanceof Verification.Verified ? entered(halfway) : answer))
                .map(checking -> checking.thenCompose(stage -> stage))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
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
     * @return as {@link #verify}
     */
    public CompletionStage<Verification> confirm(Account account, InetAddress address, String code) {
        return pool.submit(() -> check(account, address, code, true))
                .map(checking -> checking.thenCompose(stage -> stage))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
    }

    /**
     * Switches an account's second factor off, if the code is right; asked for by its owner, whose password was confirmed.
     *
     * @return as {@link #verify}; fails with an {@link AccountException} if the account's role must have one
     */
    public CompletionStage<Verification> switchOff(Account account, InetAddress address, String code) {
        if (book.byId(account.id())
                .filter(stored -> rule.covers(stored.account()))
                .isPresent()) {
            return failed("What your account is trusted with needs a second factor here.");
        }
        return pool.submit(() -> check(account, address, code, true).thenCompose(answer -> {
                    if (answer instanceof Verification.Verified) {
                        return switchOff(account.id(), Optional.of(address)).thenApply(done -> answer);
                    }
                    return CompletableFuture.completedFuture(answer);
                }))
                .map(checking -> checking.thenCompose(stage -> stage))
                .orElseGet(() -> CompletableFuture.completedFuture(new Verification.Busy()));
    }

    /** Likewise for the operator, when its owner has lost everything. */
    CompletionStage<Account> switchOff(String id, Optional<InetAddress> address) {
        return book.change(id, stored -> stored.with(stored.more().withSecondFactor(Optional.empty())))
                .map(storing -> storing.thenApply(account -> {
                    audit.happened(Event.SECOND_FACTOR_OFF, Optional.of(account), address);
                    return account;
                }))
                .orElseGet(() -> failed(AccountService.NO_SUCH_ACCOUNT));
    }

    /** On a hashing thread. */
    private CompletionStage<Verification> check(Account account, InetAddress address, String code, boolean mayTry) {
        Optional<StoredAccount> found = book.byId(account.id());
        boolean known = found.filter(stored -> KnownPlaces.has(stored, address)).isPresent();
        Optional<Duration> wait = failures.waitFor(account.id(), address)
                .or(() -> known ? Optional.empty() : failuresOfAccount.waitFor(account.id()));
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Verification.TooMany(wait.get()));
        }
        Instant now = clock.instant();
        AtomicBoolean right = new AtomicBoolean();
        AtomicBoolean recovery = new AtomicBoolean();
        // Under the lock of the book: of two logins with one code, one gets it.
        Optional<CompletionStage<Account>> storing = !mayTry || found.isEmpty()
                ? Optional.empty()
                : book.change(
                        account.id(),
                        stored -> stored.more()
                                .secondFactor()
                                .filter(factor -> !stored.account().locked())
                                .flatMap(factor -> {
                                    Optional<SecondFactor> taken = factor.accept(code, now);
                                    recovery.set(
                                            taken.isPresent() && taken.get().lastStep() == factor.lastStep());
                                    return taken;
                                })
                                .map(taken -> {
                                    right.set(true);
                                    return stored.with(stored.more().withSecondFactor(Optional.of(taken)));
                                })
                                .orElse(stored));
        if (storing.isEmpty() || !right.get()) {
            failures.failed(account.id(), address);
            failuresOfAccount.failed(account.id());
            audit.happened(Event.CODE_REFUSED, Optional.of(account), Optional.of(address));
            return CompletableFuture.completedFuture(new Verification.Refused());
        }
        failures.succeeded(account.id(), address);
        if (recovery.get()) {
            audit.happened(Event.RECOVERY_CODE_USED, Optional.of(account), Optional.of(address));
        }
        // Not before it is on disk that the code was taken: after a crash it must not be taken again.
        Proof proof = Proof.ofPassword(found.get()).withCode();
        return storing.get().thenApply(stored -> new Verification.Verified(stored, proof));
    }

    private <T> CompletionStage<T> onPool(Supplier<CompletionStage<T>> work) {
        return pool.submit(work)
                .map(stage -> stage.thenCompose(inner -> inner))
                .orElseGet(() -> failed(AccountService.TOO_MANY_WAITING));
    }

    private static <T> CompletionStage<T> failed(String reason) {
        return CompletableFuture.failedFuture(new AccountException(reason));
    }
}
