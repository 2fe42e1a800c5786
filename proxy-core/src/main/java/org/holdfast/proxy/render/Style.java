package org.holdfast.proxy.render;

import org.jspecify.annotations.Nullable;

/**
 * How a piece of text looks.
 *
 * @param foreground null for the client's own
 * @param background null for the client's own
 * @param decorations the {@link Decoration#bit() bits} of those that are on
 */
record Style(@Nullable Colour foreground, @Nullable Colour background, int decorations) {
    static final Style DEFAULT = new Style(null, null, 0);

    /** This style with what the other one sets laid over it. */
    Style under(Style over) {
        if (over.equals(DEFAULT)) {
            return this;
        }
        return new Style(
                over.foreground != null ? over.foreground : foreground,
                over.background != null ? over.background : background,
                decorations | over.decorations);
    }

    Style with(Colour colour) {
        return new Style(colour, background, decorations);
    }

    Style with(Decoration decoration, boolean on) {
        return new Style(foreground, background, on ? decorations | decoration.bit() : decorations & ~decoration.bit());
    }
}
