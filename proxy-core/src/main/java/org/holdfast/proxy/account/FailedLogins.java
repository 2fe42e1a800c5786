package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes whoever guesses at an account wait, longer each time. Counted for a name together with an
 * {@link AddressPrefix}, whether or not there is such an account; so it tells nothing, and it cannot be used to keep an
 * owner out who comes from elsewhere. Usable on any thread.
 *
 * <table>
 * <caption>Waits</caption>
 * <tr><td>after failures 1 and 2</td><td>none</td></tr>
 * <tr><td>after failure 3, 4, 5, ...</td><td>1 s, 2 s, 4 s, ... at most 60 s</td></tr>
 * <tr><td>forgotten</td><td>15 minutes after the last try, or by a success</td></tr>
 * <tr><td>names and addresses remembered</td><td>{@value #MAX_ENTRIES}, then the oldest gives way</td></tr>
 * </table>
 */
final class FailedLogins {
    static final int MAX_ENTRIES = 10_000;
    static final int FREE_FAILURES = 2;
    static final Duration MAX_WAIT = Duration.ofSeconds(60);
    static final Duration MEMORY = Duration.ofMinutes(15);

    /** Longer than any name's key; what is typed beyond it does not tell names apart. */
    private static final int KEY_LENGTH = 80;

    private final boolean counting;
    private final InstantSource clock;
    private final Recent<Key, Failures> recent = new Recent<>(MEMORY, MAX_ENTRIES);

    FailedLogins(boolean counting, InstantSource clock) {
        this.counting = counting;
        this.clock = clock;
    }

    /** How long this name has to wait here; empty if it has not. */
    synchronized Optional<Duration> waitFor(String name, InetAddress address) {
        if (!counting) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant next = recent.get(Key.of(name, address), now, Failures::new).next;
        return next.isAfter(now) ? Optional.of(Duration.between(now, next)) : Optional.empty();
    }

    synchronized void failed(String name, InetAddress address) {
        if (!counting) {
            return;
        }
        Instant now = clock.instant();
        Failures failures = recent.get(Key.of(name, address), now, Failures::new);
        failures.count++;
        if (failures.count > FREE_FAILURES) {
            // The shift is bounded first: at 60 s already 6 doublings are too many.
            Duration wait = Duration.ofSeconds(1L << Math.min(failures.count - FREE_FAILURES - 1, 6));
            failures.next = now.plus(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait);
        }
    }

    synchronized void succeeded(String name, InetAddress address) {
        recent.remove(Key.of(name, address));
    }

    private record Key(String name, AddressPrefix from) {
        static Key of(String name, InetAddress address) {
            String key = NameRules.key(name);
            return new Key(key.substring(0, Math.min(key.length(), KEY_LENGTH)), AddressPrefix.of(address));
        }
    }

    private static final class Failures {
        private int count;
        private Instant next = Instant.MIN;
    }
}
