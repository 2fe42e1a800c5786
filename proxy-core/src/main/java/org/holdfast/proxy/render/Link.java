package org.holdfast.proxy.render;

import org.jspecify.annotations.Nullable;

/**
 * What a click on a piece of text does. Made when its tag opens and complete when it closes: the command that a link
 * shows is known only then.
 */
final class Link {
    private static final int MAX_TARGET = 1000;

    private final Tag.Action action;
    private final StringBuilder shown = new StringBuilder();
    private final @Nullable String given;

    /** @param given what is run or opened; null for what is shown */
    Link(Tag.Action action, @Nullable String given) {
        this.action = action;
        this.given = given;
    }

    Tag.Action action() {
        return action;
    }

    /** What is run, suggested or opened: one line without controls. */
    String target() {
        return given != null ? given : shown.toString();
    }

    /** Whether the target can be read in the text itself. */
    boolean showsTarget() {
        return given == null || shown.indexOf(given) >= 0;
    }

    boolean isUsable() {
        return isUsable(action, target());
    }

    /**
     * Whether a client may be handed a link: neither empty nor longer than a command or an address would be, and
     * nothing but the web is opened.
     */
    static boolean isUsable(Tag.Action action, String target) {
        return !target.isBlank()
                && target.length() <= MAX_TARGET
                && (action != Tag.Action.OPEN || target.startsWith("https://") || target.startsWith("http://"));
    }

    /** Notes that a part of the link was shown. */
    void show(String text) {
        // One character too many is as unusable as any number.
        shown.append(text, 0, Math.min(text.length(), MAX_TARGET + 1 - shown.length()));
    }
}
