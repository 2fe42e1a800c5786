package org.holdfast.proxy.bench;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;

/**
 * How late the wakes of one generation come. Owned by its thread.
 *
 * <p>A wake is late since it was due. Some are asked for with a time from before the generation served: what its
 * predecessor had left over, and what never had a time, such as the first act of somebody who was just made, which is
 * due since 1970. Such a wake is late since the generation first asked for one of them, so that all of those which then
 * wait for each other count from the same moment; until it asks for one with a time of its own.
 */
final class Lateness {
    private Instant serves = Instant.MIN;
    private Instant overdueSince = Instant.MIN;
    private boolean overdue;

    /** The generation begins to serve in this turn; to be used in its place. */
    Turn begin(Turn turn) {
        serves = turn.now();
        overdueSince = serves;
        return hear(turn);
    }

    /** A turn to be used in the place of this one: what it asks for is noted. */
    Turn hear(Turn turn) {
        return new Heard(turn);
    }

    /** How late a wake is that comes in this turn; 0 or more. */
    Duration of(ToModule.Woken woken, Turn turn) {
        Instant since = woken.due().isBefore(serves) ? overdueSince : woken.due();
        Duration late = Duration.between(since, turn.now());
        return late.isNegative() ? Duration.ZERO : late;
    }

    private void asked(FromModule.WakeAt wake, Instant now) {
        boolean before = overdue;
        overdue = wake.due().isBefore(serves);
        if (overdue && !before) {
            overdueSince = now;
        }
    }

    private final class Heard implements Turn {
        private final Turn turn;

        Heard(Turn turn) {
            this.turn = turn;
        }

        @Override
        public Instant now() {
            return turn.now();
        }

        @Override
        public void edit(RecordKey key) {
            turn.edit(key);
        }

        @Override
        public void put(StoredRecord record) {
            turn.put(record);
        }

        @Override
        public void delete(RecordKey key) {
            turn.delete(key);
        }

        @Override
        public void send(FromModule message) {
            turn.send(message);
            if (message instanceof FromModule.WakeAt wake) {
                asked(wake, turn.now());
            }
        }
    }
}
