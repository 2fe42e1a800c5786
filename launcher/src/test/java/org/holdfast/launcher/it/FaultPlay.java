package org.holdfast.launcher.it;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done to a server in one row of the {@link FaultMatrix}, and what must come of it at once. */
interface FaultPlay {
    /**
     * Begins and ends with somebody serving.
     *
     * @param secret a word that is typed in the middle of it; nobody but the one who typed it may ever see it
     * @throws AssertionError if something else came of it
     */
    Outcome on(FaultStage stage, String secret) throws Exception;

    /**
     * What came of it.
     *
     * @param happened in few words
     * @param seen what the player saw whose line it was, in few words
     * @param detected when the host noticed; empty if nobody had to wait for anything
     * @param lines how many lines were said to have been set aside
     * @param generations whose code it was
     */
    record Outcome(String happened, String seen, Optional<Instant> detected, int lines, List<Integer> generations) {}
}
