package org.holdfast.world.behavior;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long it is from one act to the next: something between the two, left to chance.
 *
 * @param least 100 ms or more
 * @param most not less than that
 */
public record Pace(Duration least, Duration most) {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    public Pace {
        if (least.compareTo(SHORTEST) < 0 || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("a pace of " + least + " to " + most + " is impossible");
        }
    }

    /** The setting {@code seconds}, or what is usual; half as long again at most. */
    static Pace of(Settings settings, int usualSeconds) {
        long seconds = settings.whole("seconds", usualSeconds, 1, 86_400);
        return new Pace(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_500));
    }

    /** How long it is this time. */
    public Duration next(RandomGenerator random) {
        long spread = most.minus(least).toMillis();
        return spread == 0 ? least : least.plusMillis(random.nextLong(spread + 1));
    }
}
