package org.holdfast.proxy.host;

import java.time.Duration;

/** The steps of a swap, in their order; {@link Swap} draws them. */
public enum SwapStep {
    /** The code gets a class loader. */
    LOAD("load", Limits.WHOLE),
    /** Each class is read and linked, then the factory is made. */
    CHECK("pass the check", Limits.WHOLE),
    /** The factory describes and creates the module, which is empty. */
    CREATE("create", Limits.WHOLE),
    /** A throw-away module of the new code is fed what players typed lately. */
    WARM_UP("warm up", Limits.PIECE),
    /** The module takes in the records as they are. */
    IMPORT("read the records", Limits.PIECE),
    /** It takes in what changed meanwhile, until that is little. */
    CATCH_UP("catch up", Limits.PIECE),
    /** No message is handed out any more; the one in hand comes to its end. */
    FREEZE("come to an end with the turn that is running", Limits.TURN),
    /** The module takes in the last changes and begins to serve. */
    ACTIVATE("begin to serve", Limits.PAUSED),
    /** Its first turn is accepted, and with it the new epoch; the port is its own. Waits for room in the store's queue at most, as every turn does. */
    TAKE_OVER("take over", Limits.NONE);

    private final String words;
    private final Duration deadline;

    SwapStep(String words, Duration deadline) {
        this.words = words;
        this.deadline = deadline;
    }

    /** As in "it failed to read the records". */
    public String words() {
        return words;
    }

    /**
     * How long it may take, or where it takes in many things, each of them; then the swap is given up. Zero for what cannot
     * be given up half-way.
     */
    Duration deadline() {
        return deadline;
    }

    /** Apart from the constants, which are made before an enum's own fields are. */
    private static final class Limits {
        /** For what cannot be seen to progress. */
        private static final Duration WHOLE = Duration.ofMinutes(1);

        /** For one of many. */
        private static final Duration PIECE = Duration.ofSeconds(10);

        /** Longer, and the swap is given up rather than the players. */
        private static final Duration TURN = Duration.ofSeconds(5);

        private static final Duration PAUSED = Duration.ofSeconds(10);

        private static final Duration NONE = Duration.ZERO;
    }
}
