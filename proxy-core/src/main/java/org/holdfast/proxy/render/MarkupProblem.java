package org.holdfast.proxy.render;

/**
 * Something in a template that is not markup although it looks like it. It is shown as the text that it is.
 *
 * @param template the author's template; never contains what a player typed
 * @param message names what is wrong and what to write instead, on one line
 */
public record MarkupProblem(String template, String message) {}
