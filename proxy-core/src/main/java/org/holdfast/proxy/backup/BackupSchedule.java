package org.holdfast.proxy.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a scheduled backup is due. Has no thread and no clock: it is asked now and then. Owned by one thread. */
final class BackupSchedule {
    /** How long to wait, at most, before a backup that failed is tried again. */
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private final Duration every;
    private Instant notBefore = Instant.MIN;

    /** @param every zero if none is ever due */
    BackupSchedule(Duration every) {
        this.every = every;
    }

    /** @param newest when the last one was made; without any, the first is due at once */
    boolean isDue(Instant now, Optional<Instant> newest) {
        return !every.isZero()
                && !now.isBefore(notBefore)
                && newest.map(time -> !now.isBefore(time.plus(every))).orElse(true);
    }

    /** The one that was due could not be made. */
    void failed(Instant now) {
        notBefore = now.plus(every.compareTo(LONGEST_RETRY) < 0 ? every : LONGEST_RETRY);
    }
}
