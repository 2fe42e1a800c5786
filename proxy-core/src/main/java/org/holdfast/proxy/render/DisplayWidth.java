package org.holdfast.proxy.render;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes, by its user-perceived characters (a simple form of the extended
 * grapheme clusters of Unicode's UAX 29): a base with its combining marks, an emoji with skin tone, variation selector
 * and what is joined to it by ZWJ, a pair of regional indicators.
 *
 * <p>The JDK's own break iterator is not used: its rules differ between Java 17 and 20, and it costs an object and a
 * copy for each line.
 */
final class DisplayWidth {
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_PRESENTATION = 0xfe0f;

    private DisplayWidth() {}

    static int of(CharSequence text) {
        int width = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isSimple(c) && (i + 1 == text.length() || isSimple(text.charAt(i + 1)))) {
                width++;
                i++;
            } else {
                int end = clusterEnd(text, i);
                width += ofCluster(text, i, end);
                i = end;
            }
        }
        return width;
    }

    /** The index after the cluster that starts at an index. */
    static int clusterEnd(CharSequence text, int start) {
        int first = Character.codePointAt(text, start);
        int i = start + Character.charCount(first);
        if (isRegionalIndicator(first) && i < text.length()) {
            int second = Character.codePointAt(text, i);
            if (isRegionalIndicator(second)) {
                i += Character.charCount(second);
            }
        }
        while (i < text.length()) {
            int next = Character.codePointAt(text, i);
            if (!extendsCluster(next)) {
                break;
            }
            i += Character.charCount(next);
            if (next == ZERO_WIDTH_JOINER && i < text.length() && isPictograph(Character.codePointAt(text, i))) {
                i += Character.charCount(Character.codePointAt(text, i));
            }
        }
        return i;
    }

    /** 0, 1 or 2. */
    static int ofCluster(CharSequence text, int start, int end) {
        int first = Character.codePointAt(text, start);
        int i = start + Character.charCount(first);
        if (isRegionalIndicator(first)) {
            return i < end && isRegionalIndicator(Character.codePointAt(text, i)) ? 2 : 1;
        }
        int width = Math.max(WCWidth.wcwidth(first), 0);
        boolean emoji = i < end && Character.codePointAt(text, i) == EMOJI_PRESENTATION;
        return emoji && width == 1 && first > 0xff ? 2 : width;
    }

    private static boolean isSimple(char c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean extendsCluster(int codePoint) {
        return codePoint > '~' && (WCWidth.wcwidth(codePoint) == 0 || isSkinTone(codePoint));
    }

    private static boolean isPictograph(int codePoint) {
        return codePoint >= 0x2190
                && !isSkinTone(codePoint)
                && WCWidth.wcwidth(codePoint) > 0
                && (codePoint < 0x2c00 || (codePoint >= 0x1f000 && codePoint < 0x20000));
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    }

    private static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
    }
}
