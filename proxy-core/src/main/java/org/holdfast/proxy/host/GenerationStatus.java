package org.holdfast.proxy.host;

import java.time.Duration;

/**
 * A generation as staff see it.
 *
 * @param source where its code was read from
 * @param fingerprint of its code
 * @param age since its loader was made
 * @param fate why it is still in memory though it was let go of, such as {@code pinned by thread combat-tick}; empty if that
 *     is not known, or not asked yet
 */
public record GenerationStatus(int number, State state, String source, String fingerprint, Duration age, String fate) {
    /** Where a generation is in its life. */
    public enum State {
        /** Being built beside the one that serves. */
        LOADING,
        /** Handles the messages. */
        LIVE,
        /** Let go of after it served, but the collector has not taken it yet. */
        RETIRED,
        /** Likewise, of a swap that failed or was only a check: it never served, and its number is given again. */
        DROPPED
    }
}
