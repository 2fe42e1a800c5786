package org.holdfast.proxy.render;

import java.util.List;
import java.util.Map;

/** What SGR can do to a text beside colouring it. */
enum Decoration {
    BOLD(1),
    FAINT(2),
    ITALIC(3),
    UNDERLINED(4),
    REVERSED(7),
    STRIKETHROUGH(9);

    /** The names of tags and themes, the short ones of MiniMessage among them. */
    static final Map<String, Decoration> BY_NAME = Map.ofEntries(
            Map.entry("bold", BOLD),
            Map.entry("b", BOLD),
            Map.entry("faint", FAINT),
            Map.entry("italic", ITALIC),
            Map.entry("em", ITALIC),
            Map.entry("i", ITALIC),
            Map.entry("underlined", UNDERLINED),
            Map.entry("u", UNDERLINED),
            Map.entry("reversed", REVERSED),
            Map.entry("strikethrough", STRIKETHROUGH),
            Map.entry("st", STRIKETHROUGH));

    static final List<Decoration> ALL = List.of(values());

    private final int sgr;

    Decoration(int sgr) {
        this.sgr = sgr;
    }

    /** Its parameter of SGR (ECMA-48 8.3.117). */
    int sgr() {
        return sgr;
    }

    int bit() {
        return 1 << sgr;
    }
}
