package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How the first admin is made: a code that is shown on the terminal, to be typed in the game. Whoever reads the
 * terminal is the operator. Usable on any thread; no method blocks.
 *
 * <pre>
 *   start --(no admin)--> open --(code typed | somebody is made an admin)--> closed
 *     \-----(an admin)----------------------------------------------------------^
 * </pre>
 *
 * The code ({@link Codes}) has {@value #BITS} bits from a strong source, is kept in memory only and made anew at each
 * start. It works once; when the store then fails, it is used up all the same, and the next start
 * shows another. {@value #TRIES_PER_MINUTE} tries a minute are taken from each address, whatever the configuration
 * says.
 */
public final class AdminClaim {
    static final int TRIES_PER_MINUTE = 5;
    static final int BITS = 80;

    private final AccountService service;
    private final AddressThrottle throttle;

    /** As it is shown; null once there is nothing to claim. */
    private final AtomicReference<@Nullable String> code = new AtomicReference<>();

    /** Reads all accounts, to see whether one of them is an admin's. */
    public AdminClaim(AccountService service, InstantSource clock) {
        this.service = service;
        this.throttle = new AddressThrottle(TRIES_PER_MINUTE, Duration.ofMinutes(1), clock);
        if (!service.hasAdmin()) {
            code.set(Codes.random(BITS, new SecureRandom()));
            service.onChange(this::closeForAdmin);
        }
    }

    /** The code as it is to be typed; empty if there is nothing to claim, or no longer. */
    public Optional<String> code() {
        return Optional.ofNullable(code.get());
    }

    /**
     * Makes the account an admin if this is the code. The stage completes on the store's thread, or is complete when it
     * is returned.
     */
    public CompletionStage<Claim> claim(String typed, Account account, InetAddress address) {
        Optional<Duration> wait = throttle.take(address);
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Claim.TooMany(wait.get()));
        }
        String expected = code.get();
        if (expected == null || !sameCode(expected, typed) || !code.compareAndSet(expected, null)) {
            return CompletableFuture.completedFuture(new Claim.Refused());
        }
        return service.setRole(account, Role.ADMIN).thenApply(Claim.Granted::new);
    }

    private void closeForAdmin(Account changed) {
        if (changed.role() == Role.ADMIN) {
            code.set(null);
        }
    }

    /** Takes the same time whichever character differs. */
    private static boolean sameCode(String expected, String typed) {
        return MessageDigest.isEqual(Codes.canonical(expected), Codes.canonical(typed));
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "AdminClaim[" + (code.get() == null ? "closed" : "open") + "]";
    }
}
