package org.holdfast.proxy.render;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour, with the SGR parameters that show it at each depth worked out once, when markup or a theme is read.
 *
 * <p>A named colour is one of the client's own sixteen at every depth: a player who set up a palette, for a light
 * background or for weak eyes, gets that one. A colour written as {@code #rrggbb} is exact where the client can show
 * it, and the nearest in {@link OkLab} elsewhere.
 */
final class Colour {
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    /** The sixteen by SGR index, as the VGA had them: what the colours that terminals use are variations of. */
    private static final int[] SIXTEEN = {
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
        0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff
    };

    /** The steps of xterm's 6x6x6 cube. */
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private static final int FIRST_OF_CUBE = 16;
    private static final int FIRST_OF_GREYS = 232;

    private static final OkLab[] PALETTE = palette();
    private static final Map<String, Colour> NAMED = named();

    private final String name;
    private final Layer foreground;
    private final Layer background;

    /** The parameters for one layer at each depth. */
    private record Layer(String of16, String of256, String exact) {
        String at(ColourDepth depth) {
            return switch (depth) {
                case NONE -> "";
                case ANSI16 -> of16;
                case ANSI256 -> of256;
                case TRUECOLOUR -> exact;
            };
        }
    }

    private Colour(String name, Layer foreground, Layer background) {
        this.name = name;
        this.foreground = foreground;
        this.background = background;
    }

    /** By MiniMessage's name of it or as {@code #rrggbb}, in lower case; empty if it is neither. */
    static Optional<Colour> named(String name) {
        Colour named = NAMED.get(name);
        if (named != null) {
            return Optional.of(named);
        }
        return HEX.matcher(name).matches()
                ? Optional.of(exact(name, Integer.parseInt(name.substring(1), 16)))
                : Optional.empty();
    }

    /** What there is, for messages. */
    static String names() {
        return String.join(", ", NAMED.keySet()) + " and #rrggbb";
    }

    /** As it is written in markup, in lower case. */
    String name() {
        return name;
    }

    /** Its parameters of SGR as a foreground; empty without colours. */
    String foreground(ColourDepth depth) {
        return foreground.at(depth);
    }

    /** Its parameters of SGR as a background; empty without colours. */
    String background(ColourDepth depth) {
        return background.at(depth);
    }

    private static Colour exact(String name, int rgb) {
        OkLab colour = OkLab.of(rgb);
        int of16 = nearest(colour, 0, FIRST_OF_CUBE);
        // The first sixteen of the 256 are the player's own, so what they look like is not known.
        int of256 = nearest(colour, FIRST_OF_CUBE, PALETTE.length);
        String channels = ((rgb >> 16) & 0xff) + ";" + ((rgb >> 8) & 0xff) + ";" + (rgb & 0xff);
        return new Colour(
                name,
                new Layer(sgr(of16, 0), "38;5;" + of256, "38;2;" + channels),
                new Layer(sgr(of16, 10), "48;5;" + of256, "48;2;" + channels));
    }

    private static Colour ofSixteen(String name, int index) {
        String fore = sgr(index, 0);
        String back = sgr(index, 10);
        return new Colour(name, new Layer(fore, fore, fore), new Layer(back, back, back));
    }

    /** ISO 6429 for the first eight, aixterm's 90 to 97 for the bright ones, which need no bold. */
    private static String sgr(int index, int offset) {
        return Integer.toString((index < 8 ? 30 + index : 90 + index - 8) + offset);
    }

    private static int nearest(OkLab colour, int from, int to) {
        int nearest = from;
        for (int i = from + 1; i < to; i++) {
            if (PALETTE[i].squaredDistance(colour) < PALETTE[nearest].squaredDistance(colour)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static OkLab[] palette() {
        OkLab[] palette = new OkLab[256];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = OkLab.of(rgb(i));
        }
        return palette;
    }

    private static int rgb(int index) {
        if (index < FIRST_OF_CUBE) {
            return SIXTEEN[index];
        }
        if (index < FIRST_OF_GREYS) {
            int cube = index - FIRST_OF_CUBE;
            return (CUBE[cube / 36] << 16) | (CUBE[cube / 6 % 6] << 8) | CUBE[cube % 6];
        }
        return (8 + 10 * (index - FIRST_OF_GREYS)) * 0x010101;
    }

    private static Map<String, Colour> named() {
        String[] bySgrIndex = {
            "black", "dark_red", "dark_green", "gold", "dark_blue", "dark_purple", "dark_aqua", "gray",
            "dark_gray", "red", "green", "yellow", "blue", "light_purple", "aqua", "white"
        };
        Map<String, Colour> named = new LinkedHashMap<>();
        for (int i = 0; i < bySgrIndex.length; i++) {
            named.put(bySgrIndex[i], ofSixteen(bySgrIndex[i], i));
        }
        named.put("grey", ofSixteen("gray", 7));
        named.put("dark_grey", ofSixteen("dark_gray", 8));
        return named;
    }

    @Override
    public String toString() {
        return name;
    }
}
