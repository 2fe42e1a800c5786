package org.holdfast.proxy.host;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;

/** Where turns that may be shown go: the sessions. */
public interface SessionOutput {
    /**
     * Called once for each turn, in the order of the turns, after what the turn changed is on disk. Called under a lock
     * and from various threads, those of generations among them: it hands over and returns.
     */
    void show(ShownTurn turn);

    /**
     * A turn whose output may be seen.
     *
     * @param message what was handled; empty for the turn of an activation
     * @param output what it said, in order; empty if it failed
     * @param ending how it went
     */
    record ShownTurn(Optional<ToModule> message, List<FromModule> output, Ending ending) {
        /** Whether nothing of the turn took place. */
        public boolean failed() {
            return ending != Ending.DONE;
        }
    }

    /** How a turn went. */
    enum Ending {
        /** It took place. */
        DONE,
        /** The handler threw, and nothing took place. */
        FAILED,
        /** The world did not survive it: nothing took place, and the message is not given to the next one either. */
        QUARANTINED
    }
}
