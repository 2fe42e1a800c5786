package org.holdfast.proxy.account;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator's log what is wrong with the seals, but not each time that somebody types a code. Usable on any thread. */
final class SealComplaints {
    private static final Logger LOG = LoggerFactory.getLogger(SealComplaints.class);

    private final AtomicBoolean toldNotSealed = new AtomicBoolean();

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
