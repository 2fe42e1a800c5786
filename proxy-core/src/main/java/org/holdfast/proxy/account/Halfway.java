package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who has shown the right password, and has yet to show the second factor. Belongs to one login: worth nothing
 * after {@value #MOST_TRIES} wrong codes, or five minutes.
 */
public final class Halfway {
    static final int MOST_TRIES = 5;
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Account account;
    private final Proof proof;
    private final InetAddress address;
    private final Instant end;
    private final AtomicInteger tries = new AtomicInteger();

    Halfway(Account account, Proof proof, InetAddress address, Instant now) {
        this.account = account;
        this.proof = proof;
        this.address = address;
        this.end = now.plus(LIFETIME);
    }

    /** As it was when the password was checked. */
    public Account account() {
        return account;
    }

    /** What was shown so far. */
    Proof proof() {
        return proof;
    }

    /** Whom the account is changed for, when a second factor has to be switched on before it goes on. */
    public Owner owner() {
        return new Owner(proof, address);
    }

    InetAddress address() {
        return address;
    }

    /** Takes one try, if there is one left. */
    boolean take(Instant now) {
        return now.isBefore(end) && tries.incrementAndGet() <= MOST_TRIES;
    }

    @Override
    public String toString() {
        return "Halfway[" + account.id() + "]";
    }
}
