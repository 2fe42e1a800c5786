package org.holdfast.proxy.host;

import java.time.Duration;

/** How a swap ended. */
public sealed interface SwapResult {
    /**
     * The new generation serves.
     *
     * @param pause how long no message was handed out
     * @param held lines that waited meanwhile
     */
    record Reloaded(int generation, Duration pause, int held) implements SwapResult {}

    /**
     * Nothing has changed.
     *
     * @param reason in words for staff, without a full stop
     * @param running the generation that serves on; 0 if none does
     */
    record Failed(String reason, int running) implements SwapResult {}
}
