package org.holdfast.proxy.host;

import java.time.Instant;
import org.holdfast.api.message.ToModule;

/** Where messages go that a world died of, for staff to look into; they are not run again. */
public interface Quarantine {
    /** For hosts that keep none. */
    Quarantine NONE = (time, generation, message) -> {};

    /** Keeps the message. Hands over and returns; any thread. */
    void put(Instant time, int generation, ToModule message);
}
