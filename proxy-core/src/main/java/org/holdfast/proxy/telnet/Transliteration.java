package org.holdfast.proxy.telnet;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in ASCII for a character that a client's character set does not have. Never {@code <}, {@code >} or
 * {@code &}: the text may be MXP, in which they have been escaped already and a new one would begin a tag.
 */
final class Transliteration {
    /** Most characters that stand for one. */
    static final int MAX_LENGTH = 8;

    private static final String UNKNOWN = "?";

    private Transliteration() {}

    /**
     * What stands for a character where there is only ASCII.
     *
     * @param c a code point beyond ASCII
     * @return at most {@value #MAX_LENGTH} printable ASCII characters; none for marks and what has no width
     */
    static String of(int c) {
        String known = known(c);
        if (known != null) {
            return known;
        }
        if (isInvisible(c)) {
            return "";
        }
        String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        StringBuilder ascii = new StringBuilder();
        decomposed.codePoints().filter(part -> !isInvisible(part)).forEach(part -> append(part, ascii));
        return ascii.isEmpty() || ascii.length() > MAX_LENGTH ? UNKNOWN : ascii.toString();
    }

    private static void append(int part, StringBuilder ascii) {
        String known = known(part);
        if (known != null) {
            ascii.append(known);
        } else if (part >= ' ' && part < 0x7F && "<>&".indexOf(part) < 0) {
            ascii.append((char) part);
        } else {
            ascii.append(UNKNOWN);
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    /** What decomposing would not find, or not as people write it. */
    private static @Nullable String known(int c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2039, 0x203A -> "'";
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB -> "\"";
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2015, 0x2212, 0x2190, 0x2192 -> "-";
            case 0x2014 -> "--";
            case 0x2026 -> "...";
            case 0x2022, 0x25CF, 0x25CB, 0x2605, 0x2606 -> "*";
            case 0xB7 -> ".";
            case 0x2044 -> "/";
            case 0x2191 -> "^";
            case 0x2193 -> "v";
            case 0xD7 -> "x";
            case 0xF7 -> "/";
            case 0xA1 -> "!";
            case 0xA9 -> "(c)";
            case 0xAE -> "(R)";
            case 0x20AC -> "EUR";
            case 0xC6 -> "AE";
            case 0xE6 -> "ae";
            case 0x152 -> "OE";
            case 0x153 -> "oe";
            case 0xDF -> "ss";
            case 0xD8 -> "O";
            case 0xF8 -> "o";
            case 0xD0, 0x110 -> "D";
            case 0xF0, 0x111 -> "d";
            case 0xDE -> "Th";
            case 0xFE -> "th";
            case 0x141 -> "L";
            case 0x142 -> "l";
            case 0x131 -> "i";
            default -> drawn(c);
        };
    }

    /** Boxes and blocks (U+2500 to U+259F). */
    private static @Nullable String drawn(int c) {
        if (c < 0x2500 || c > 0x259F) {
            return null;
        }
        return switch (c) {
            case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576 -> "-";
            case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577 -> "|";
            case 0x2571 -> "/";
            case 0x2572 -> "\\";
            default -> c < 0x2580 ? "+" : "#";
        };
    }
}
