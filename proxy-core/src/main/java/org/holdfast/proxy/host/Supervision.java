package org.holdfast.proxy.host;

import java.time.Duration;

/**
 * How a world is watched.
 *
 * @param turn how long a turn may take before it is interrupted, in the host's own time; zero for as long as it likes
 * @param heapPercent of the heap in use after a collection beyond which a world that allocates wildly is fenced; 0 for never
 * @param quarantine takes the messages that a world died of
 * @param faults where faults are kept
 */
public record Supervision(Duration turn, int heapPercent, Quarantine quarantine, FaultRecords faults) {
    /** With nothing kept. */
    public static final Supervision DEFAULT =
            new Supervision(Duration.ofSeconds(2), 85, Quarantine.NONE, FaultRecords.NONE);

    public Supervision {
        if (turn.isNegative()) {
            throw new IllegalArgumentException("a turn does not last " + turn);
        }
        if (heapPercent < 0 || heapPercent > 99) {
            throw new IllegalArgumentException("of the heap, 0 to 99 percent, not " + heapPercent);
        }
    }

    /** The same, with a place for faults. */
    public Supervision keeping(FaultRecords records) {
        return new Supervision(turn, heapPercent, quarantine, records);
    }
}
