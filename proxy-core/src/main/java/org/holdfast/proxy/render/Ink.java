package org.holdfast.proxy.render;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of text is written with.
 *
 * @param link null if it is none
 * @param hint for a link within it; empty for none
 */
record Ink(Style style, @Nullable Link link, String hint) {
    static final Ink DEFAULT = new Ink(Style.DEFAULT, null, "");

    Ink with(Style changed) {
        return new Ink(changed, link, hint);
    }

    Ink with(Link changed) {
        return new Ink(style, changed, hint);
    }

    Ink withHint(String changed) {
        return new Ink(style, link, changed);
    }
}
