package org.holdfast.launcher.it;

import java.util.regex.Pattern;

/** What is said when a world fails: to players, to staff, and in the log. */
final class FaultWords {
    static final String UNDONE = "Something went wrong with that; nothing was changed. The staff can see what it was.";
    static final String BLURS = "The world blurs. Your commands will run in a moment.";
    static final String CLEAR = "The world is clear again.";

    private FaultWords() {}

    /**
     * As a pattern.
     *
     * @param line a pattern for the line that was not run
     */
    static String quarantined(String line) {
        return Pattern.quote("The world stumbled and is being set right. The line \"")
                + line
                + Pattern.quote("\" was not run; everything else is as it was.");
    }
}
