package org.holdfast.proxy.account;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * So many tries in a period for each {@link AddressPrefix}: a token bucket that starts full and fills evenly. Usable
 * on any thread.
 *
 * <p>An address that has not tried for a whole period has a full bucket, as one never seen has, and is forgotten.
 * Beyond {@value #MAX_ADDRESSES} the one that tried least recently is: whoever has so many addresses is not held up by
 * counting them.
 */
final class AddressThrottle {
    static final int MAX_ADDRESSES = 50_000;

    private final int tries;
    private final Duration period;
    private final InstantSource clock;
    private final TimeMeter meter;
    private final Recent<AddressPrefix, Bucket> buckets;

    /** @param tries 0 = no limit */
    AddressThrottle(int tries, Duration period, InstantSource clock) {
        this.tries = tries;
        this.period = period;
        this.clock = clock;
        this.meter = new ClockMeter(clock);
        this.buckets = new Recent<>(period, MAX_ADDRESSES);
    }

    /** Takes one try, or says how long to wait for one. */
    synchronized Optional<Duration> take(InetAddress address) {
        if (tries == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = buckets.get(AddressPrefix.of(address), clock.instant(), this::fullBucket)
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
                .withCustomTimePrecision(meter)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
