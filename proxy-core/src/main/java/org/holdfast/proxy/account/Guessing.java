package org.holdfast.proxy.account;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How often a name was guessed at from anywhere, and how long an answer to a login is held back for that. Held back, not
 * refused: with the right password the owner comes in, however many others guess; and where the owner has logged in from
 * before, nothing is held back at all ({@link KnownPlaces}). It makes guessing from many addresses cost a connection each
 * for that long. Counted for names that are nobody's too, so that it tells nothing. Usable on any thread.
 *
 * <table>
 * <caption>Held back</caption>
 * <tr><td>after failures 1 to 9 within an hour</td><td>not at all</td></tr>
 * <tr><td>from the 10th, 20th, 40th, 80th on</td><td>1 s, 2 s, 4 s, 8 s</td></tr>
 * <tr><td>forgotten</td><td>an hour after the last try</td></tr>
 * <tr><td>names remembered</td><td>{@value #MAX_NAMES}, then the oldest gives way</td></tr>
 * </table>
 */
final class Guessing {
    static final int MAX_NAMES = 10_000;
    static final int FREE = 10;

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 3;

    private final InstantSource clock;
    private final Recent<String, int[]> failures = new Recent<>(MEMORY, MAX_NAMES);

    Guessing(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void failed(String name) {
        failures.get(FailedLogins.key(name), clock.instant(), () -> new int[1])[0]++;
    }

    synchronized Duration heldBack(String name) {
        int count = failures.get(FailedLogins.key(name), clock.instant(), () -> new int[1])[0];
        if (count < FREE) {
            return Duration.ZERO;
        }
        int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count / FREE);
        return Duration.ofSeconds(1L << Math.min(doublings, MOST_DOUBLINGS));
    }
}
