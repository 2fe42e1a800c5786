package org.holdfast.proxy.host;

import java.time.Duration;

/** How a swap, or the check of one, ended. */
public sealed interface SwapResult {
    /** One method for each way. */
    interface Handler<T> {
        T reloaded(Reloaded result);

        T checked(Checked result);

        T failed(Failed result);
    }

    /** Calls the method of the handler that is for this result. */
    <T> T dispatch(Handler<T> handler);

    /**
     * The new generation serves.
     *
     * @param pause how long no message was handed out
     * @param held lines that waited meanwhile
     */
    record Reloaded(int generation, Duration pause, int held, SwapReport report) implements SwapResult {
        @Override
        public <T> T dispatch(Handler<T> handler) {
            return handler.reloaded(this);
        }
    }

    /**
     * Everything up to the flip went well, and the new generation was dropped.
     *
     * @param running the generation that serves on; 0 if none does
     */
    record Checked(SwapReport report, int running) implements SwapResult {
        @Override
        public <T> T dispatch(Handler<T> handler) {
            return handler.checked(this);
        }
    }

    /**
     * Nothing has changed.
     *
     * @param reason in words for staff, without a full stop
     * @param running the generation that serves on; 0 if none does
     */
    record Failed(String reason, int running) implements SwapResult {
        @Override
        public <T> T dispatch(Handler<T> handler) {
            return handler.failed(this);
        }
    }
}
