package org.holdfast.proxy.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator's log what is wrong with the seals, but not each time that somebody types a code: that there is no use
 * of the key at most once in {@value #SECONDS} s. Usable on any thread.
 */
final class SealComplaints {
    private static final Logger LOG = LoggerFactory.getLogger(SealComplaints.class);

    static final int SECONDS = 60;

    private final InstantSource clock;
    private final AtomicBoolean toldNotSealed = new AtomicBoolean();
    private Optional<Instant> told = Optional.empty();

    SealComplaints(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The key, or a seal, is of no use.
     *
     * @param what cannot be done for that
     */
    void unusable(String what, SealException why) {
        if (mayTell(clock.instant())) {
            LOG.error("{}: {}", what, why.getMessage());
        }
    }

    private synchronized boolean mayTell(Instant now) {
        boolean may = told.filter(last -> !now.isBefore(last) && now.isBefore(last.plusSeconds(SECONDS)))
                .isEmpty();
        if (may) {
            told = Optional.of(now);
        }
        return may;
    }

    /** Secrets are left in clear. Said once: a key that was found is not lost again by a server that runs. */
    void notSealed(SealException why) {
        if (toldNotSealed.compareAndSet(false, true)) {
            LOG.error(
                    "secrets of second factors are not sealed; their codes are checked as before, and sealing is tried at"
                            + " each use: {}",
                    why.getMessage());
        }
    }
}
