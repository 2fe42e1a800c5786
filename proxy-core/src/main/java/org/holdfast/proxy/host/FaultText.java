package org.holdfast.proxy.host;

/**
 * Turns what world code threw into text, so that nothing of the world is kept.
 *
 * <p>A message of an exception may contain what a player typed (that of {@code NumberFormatException} does), so
 * {@link #frames} leaves it out and is what may be logged; {@link #reason} has it, for the one who asked for a reload,
 * which no player's line takes part in.
 */
final class FaultText {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    private FaultText() {}

    /** One line: what was thrown, and what it says. */
    static String reason(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        String message = oneLine(root);
        return message.isEmpty() ? root.getClass().getName() : root.getClass().getName() + ": " + message;
    }

    /** The classes of what was thrown and its causes, and where; not what they say. */
    static String frames(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        Throwable next = thrown;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            out.append(i == 0 ? "" : "\ncaused by ").append(next.getClass().getName());
            StackTraceElement[] stack = next.getStackTrace();
            for (int frame = 0; frame < Math.min(stack.length, MOST_FRAMES); frame++) {
                out.append("\n    at ").append(stack[frame]);
            }
            next = next.getCause();
        }
        return out.toString();
    }

    /** What it says, without line breaks. World code may override that, so it may throw anything itself. */
    static String oneLine(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message.replaceAll("\\p{Cntrl}+", " ");
        } catch (Throwable e) {
            return "";
        }
    }
}
