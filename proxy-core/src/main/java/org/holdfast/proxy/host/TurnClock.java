package org.holdfast.proxy.host;

import java.time.Instant;
import java.time.InstantSource;

/** The time of turns: that of the machine, except that it never goes backwards. Usable on any thread. */
final class TurnClock {
    private final InstantSource source;
    private Instant last = Instant.MIN;

    TurnClock(InstantSource source) {
        this.source = source;
    }

    synchronized Instant now() {
        Instant now = source.instant();
        if (now.isAfter(last)) {
            last = now;
        }
        return last;
    }
}
