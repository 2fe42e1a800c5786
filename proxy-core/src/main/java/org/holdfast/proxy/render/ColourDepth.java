package org.holdfast.proxy.render;

/** How many colours a client can show. */
public enum ColourDepth {
    /** None, and no bold or underline either: no SGR sequence is sent. */
    NONE,
    /** The sixteen of ISO 6429 and aixterm, in the client's own palette. */
    ANSI16,
    /** The 6x6x6 cube and the grey ramp of xterm; named colours stay among the sixteen. */
    ANSI256,
    /** 24 bits; named colours stay among the sixteen. */
    TRUECOLOUR
}
