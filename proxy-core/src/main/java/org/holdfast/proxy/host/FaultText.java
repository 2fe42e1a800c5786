package org.holdfast.proxy.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was thrown into text: of world code, so that nothing of the world is kept; of the core, where a message may
 * repeat what a player typed. Usable on any thread.
 *
 * <p>A message of an exception may contain what a player typed (that of {@code NumberFormatException} does), so
 * {@link #frames} leaves it out and is what may be logged; {@link #reason} has it, for the one who asked for a reload,
 * which no player's line takes part in. World code may override the methods of its exceptions; what they throw or
 * return is no matter here: nothing below throws.
 */
public final class FaultText {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;
    private static final int LONGEST_MESSAGE = 500;

    /** C0, C1, and the line ends of Unicode: this goes to a terminal and into a log of lines. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u2028\u2029]+");

    /** What the names of classes begin with that are the JDK's or ours. */
    private static final List<String> NOT_THE_WORLD = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "org.holdfast.api.",
            FaultText.class.getPackageName() + ".",
            "org.holdfast.launcher.loading.");

    private FaultText() {}

    /**
     * One line: what was thrown, and what it says; then, if it says something else, what caused it in the end. The first
     * knows where it was, such as the line of an area file; the last knows what was wrong there.
     */
    static String reason(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < MOST_CAUSES; i++) {
            Throwable cause = ask(root::getCause);
            root = cause == null ? root : cause;
        }
        String outermost = described(thrown);
        String innermost = described(root);
        return outermost.contains(innermost) ? outermost : outermost + ", caused by " + innermost;
    }

    private static String described(Throwable thrown) {
        String message = oneLine(thrown);
        return message.isEmpty()
                ? thrown.getClass().getName()
                : thrown.getClass().getName() + ": " + message;
    }

    /** The classes of what was thrown and its causes, and where; not what they say. */
    public static String frames(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        Throwable next = thrown;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            out.append(i == 0 ? "" : "\ncaused by ").append(next.getClass().getName());
            StackTraceElement[] stack = ask(next::getStackTrace);
            if (stack != null) {
                append(stack, out);
            }
            next = ask(next::getCause);
        }
        return out.toString();
    }

    /**
     * What was thrown, as text.
     *
     * @param place one line: what it was, and where in the world's code; what it says only if the host said it
     * @param frames as of {@link #frames}
     */
    record Thrown(String place, String frames) {}

    static Thrown thrown(Throwable thrown) {
        return new Thrown(place(thrown), frames(thrown));
    }

    /** One line: what was thrown and where; not what it says, unless the host said it. */
    static String place(Throwable thrown) {
        StackTraceElement[] stack = ask(thrown::getStackTrace);
        String name = thrown.getClass().getName();
        String what = thrown instanceof HostTurn.LimitReached ? name + " (" + oneLine(thrown) + ")" : name;
        return stack == null || stack.length == 0 ? what : what + " at " + place(stack);
    }

    /** The innermost frame that is neither the JDK's nor the host's; else the innermost. */
    static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (NOT_THE_WORLD.stream().noneMatch(name::startsWith)) {
                return described(frame);
            }
        }
        return stack.length == 0 ? "an unknown place" : described(stack[0]);
    }

    /** A stack as it was seen, a line for each frame. */
    static String frames(StackTraceElement[] stack) {
        StringBuilder out = new StringBuilder();
        append(stack, out);
        return out.toString();
    }

    /** Without loader and module, which say nothing here. */
    private static String described(StackTraceElement frame) {
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        String file = frame.isNativeMethod() ? "native" : frame.getFileName() + line;
        return frame.getClassName() + "." + frame.getMethodName() + "(" + file + ")";
    }

    private static void append(StackTraceElement[] stack, StringBuilder out) {
        for (int frame = 0; frame < Math.min(stack.length, MOST_FRAMES); frame++) {
            out.append("\n    at ").append(described(stack[frame]));
        }
    }

    /** What it says, without line breaks and other control characters, cut off where it becomes long. */
    static String oneLine(Throwable thrown) {
        String message = ask(thrown::getMessage);
        if (message == null) {
            return "";
        }
        String cut = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
        return clean(cut);
    }

    /** Without line breaks and other control characters. */
    static String clean(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** Without halves of surrogate pairs, which no document may contain. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static <T> @Nullable T ask(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (Throwable e) {
            return null;
        }
    }
}
