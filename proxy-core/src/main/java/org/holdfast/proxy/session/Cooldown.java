package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What an account may do only so often, whatever session it does it in. Remembers no more than those who did it within the
 * time. Usable on any thread.
 */
final class Cooldown {
    private final Duration time;
    private final Map<String, Instant> last = new HashMap<>();

    Cooldown(Duration time) {
        this.time = time;
    }

    /** Whether the account may do it now; if so, that is done. */
    synchronized boolean take(String account, Instant now) {
        last.values().removeIf(done -> !done.isAfter(now.minus(time)));
        return last.putIfAbsent(account, now) == null;
    }
}
