package org.holdfast.proxy.host;

import java.time.Duration;

/** Hears how far a swap is, if it takes long. Called on a thread of the host; hands over and returns. */
public interface SwapListener {
    /** For whom nobody waits. */
    SwapListener NONE = (step, since, done) -> {};

    /**
     * The swap has been going on for more than a second, and is at this step. One call a second.
     *
     * @param since how long the swap has been going on
     * @param done records that it has taken in so far; 0 for steps that take in none
     */
    void stillIn(SwapStep step, Duration since, long done);
}
