package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which faults staff are told of at once, so that a world in which every command fails does not flood them: the
 * first of each, then the same one once a minute, and {@value #BURST} in ten seconds at most. Usable on any thread.
 */
final class FaultNotices {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int BURST = 5;

    /** Faults whose last notice is remembered. */
    private static final int MOST = 200;

    private final ArrayDeque<Instant> told = new ArrayDeque<>();
    private final Map<Long, Instant> lastOf = new LinkedHashMap<>();

    /** Whether this is to be told now; then it counts as told. */
    synchronized boolean isDue(Fault fault) {
        Instant now = fault.time();
        Instant last = lastOf.get(fault.number());
        if (last != null && now.isBefore(last.plus(AGAIN))) {
            return false;
        }
        while (!told.isEmpty() && !now.isBefore(told.element().plus(WINDOW))) {
            told.remove();
        }
        // What players had to wait for is told in any case: it is rare by itself, since a world that dies backs off.
        if (told.size() >= BURST && !fault.kind().isGrave()) {
            return false;
        }
        told.add(now);
        lastOf.put(fault.number(), now);
        if (lastOf.size() > MOST) {
            lastOf.remove(lastOf.keySet().iterator().next());
        }
        return true;
    }
}
