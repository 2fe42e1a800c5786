package org.holdfast.proxy.render;

/** How a client is shown what can be clicked. */
public enum Links {
    /** Not at all. */
    NONE,
    /** OSC 8 hyperlinks to web addresses only: what any recent terminal understands. */
    OSC8_WEB,
    /** OSC 8 hyperlinks, with {@code send:} and {@code prompt:} for commands as Mudlet has them. */
    OSC8,
    /** MXP, in which {@code <}, {@code >} and {@code &} of the text are written as entities. */
    MXP
}
