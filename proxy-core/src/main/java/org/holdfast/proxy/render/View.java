package org.holdfast.proxy.render;

import java.util.Objects;

/**
 * What a client can show and its player wishes to see: all that decides how a text is rendered. Sessions with equal
 * views share one rendering, so what makes no difference is made equal here: without colour there is no theme, and a
 * text that is read aloud is not wrapped.
 *
 * @param colour how many colours
 * @param columns the width to wrap at, in character cells; 0 for no wrapping. Others are brought into the range of
 *     {@value #MIN_COLUMNS} to {@value #MAX_COLUMNS}: a client may announce any 16 bits
 * @param screenReader whether the text is read aloud
 * @param links how it is shown what can be clicked
 * @param theme names the theme; one that the renderer does not know looks like the default
 */
public record View(ColourDepth colour, int columns, boolean screenReader, Links links, String theme) {
    public static final int MIN_COLUMNS = 10;
    public static final int MAX_COLUMNS = 500;

    /** A client of which nothing is known: text, not wrapped, without any escape sequence. */
    public static final View PLAIN = new View(ColourDepth.NONE, 0, false, Links.NONE, Theme.DEFAULT_NAME);

    public View {
        Objects.requireNonNull(links, "links");
        if (columns < 0) {
            throw new IllegalArgumentException("a width of " + columns + " columns is impossible");
        }
        if (screenReader || columns == 0) {
            columns = 0;
        } else {
            columns = Math.min(Math.max(columns, MIN_COLUMNS), MAX_COLUMNS);
        }
        theme = colour == ColourDepth.NONE ? Theme.DEFAULT_NAME : theme;
    }

    public View withColour(ColourDepth changed) {
        return new View(changed, columns, screenReader, links, theme);
    }

    public View withColumns(int changed) {
        return new View(colour, changed, screenReader, links, theme);
    }

    public View withScreenReader(boolean changed) {
        return new View(colour, columns, changed, links, theme);
    }

    public View withLinks(Links changed) {
        return new View(colour, columns, screenReader, changed, theme);
    }

    public View withTheme(String changed) {
        return new View(colour, columns, screenReader, links, changed);
    }
}
