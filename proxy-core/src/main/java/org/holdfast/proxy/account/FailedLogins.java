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
 * <caption>Waits by {@link #PASSWORDS}</caption>
 * <tr><td>after failures 1 and 2</td><td>none</td></tr>
 * <tr><td>after failure 3, 4, 5, ...</td><td>1 s, 2 s, 4 s, ... at most 60 s</td></tr>
 * <tr><td>forgotten</td><td>15 minutes after the last try, or by a success</td></tr>
 * <tr><td>names and addresses remembered</td><td>{@value #MAX_ENTRIES}, then the oldest gives way</td></tr>
 * </table>
 */
final class FailedLogins {
    static final int MAX_ENTRIES = 10_000;
    static final Limits PASSWORDS = new Limits(2, Duration.ofSeconds(60), Duration.ofMinutes(15));

    /** Longer than any name's key; what is typed beyond it does not tell names apart. */
    private static final int KEY_LENGTH = 80;

    private static final int MOST_DOUBLINGS = 20;

    private final Limits limits;
    private final boolean counting;
    private final InstantSource clock;
    private final Recent<Key, Failures> recent;

    /**
     * How long whoever guesses has to wait.
     *
     * @param free failures that cost nothing
     * @param most the longest wait
     * @param memory after which time without a try all is forgotten
     */
    record Limits(int free, Duration most, Duration memory) {}

    FailedLogins(Limits limits, boolean counting, InstantSource clock) {
        this.limits = limits;
        this.counting = counting;
        this.clock = clock;
        this.recent = new Recent<>(limits.memory(), MAX_ENTRIES);
    }

    /** What names are told apart by. */
    static String key(String name) {
        String key = NameRules.key(name);
        return key.substring(0, Math.min(key.length(), KEY_LENGTH));
    }

    /** How long this name has to wait here; empty if it has not. */
    Optional<Duration> waitFor(String name, InetAddress address) {
        return waitFor(Key.of(name, address));
    }

    /** Likewise, of an account that is counted for wherever it is tried from. */
    Optional<Duration> waitFor(String account) {
        return waitFor(new Key(account, Optional.empty()));
    }

    private synchronized Optional<Duration> waitFor(Key key) {
        if (!counting) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // Only a look: to ask makes no entry, or names made up at random would push out those that count.
        return recent.find(key, now)
                .map(failures -> failures.next)
                .filter(next -> next.isAfter(now))
                .map(next -> Duration.between(now, next));
    }

    void failed(String name, InetAddress address) {
        failed(Key.of(name, address));
    }

    void failed(String account) {
        failed(new Key(account, Optional.empty()));
    }

    /** Counts one more of an account, unless it has to wait; in one step, so that of two at once one is not counted late. */
    synchronized boolean take(String account) {
        boolean free = waitFor(account).isEmpty();
        if (free) {
            failed(account);
        }
        return free;
    }

    private synchronized void failed(Key key) {
        if (!counting) {
            return;
        }
        Instant now = clock.instant();
        Failures failures = recent.get(key, now, Failures::new);
        failures.count++;
        if (failures.count > limits.free()) {
            Duration wait = Duration.ofSeconds(1L << Math.min(failures.count - limits.free() - 1, MOST_DOUBLINGS));
            failures.next = now.plus(wait.compareTo(limits.most()) > 0 ? limits.most() : wait);
        }
    }

    synchronized void succeeded(String name, InetAddress address) {
        recent.remove(Key.of(name, address));
    }

    private record Key(String name, Optional<AddressPrefix> from) {
        static Key of(String name, InetAddress address) {
            return new Key(key(name), Optional.of(AddressPrefix.of(address)));
        }
    }

    private static final class Failures {
        private int count;
        private Instant next = Instant.MIN;
    }
}
