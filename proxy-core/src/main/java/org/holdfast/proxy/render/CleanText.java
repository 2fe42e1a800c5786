package org.holdfast.proxy.render;

import java.text.Normalizer;

/** Makes anybody's text harmless to whoever sees it. */
final class CleanText {
    private CleanText() {}

    /**
     * The text without what acts on a client rather than being read: C0 and C1 controls (with CSI as U+009B) other
     * than the line feed, and the bidirectional embeddings, overrides and isolates, which would turn round the
     * author's words after it. A tab becomes a space, half a surrogate pair U+FFFD. The rest is normalised to NFC.
     */
    static String of(String text) {
        int length = text.length();
        boolean simple = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' : c > '~') {
                simple = false;
                break;
            }
        }
        if (simple) {
            return text;
        }
        StringBuilder clean = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                clean.append(' ');
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append('\ufffd');
            } else if (c == '\n' || !acts(c)) {
                clean.append(c);
            }
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /** The text on one line: line feeds become spaces. */
    static String line(String text) {
        return of(text).replace('\n', ' ');
    }

    private static boolean acts(char c) {
        return Character.isISOControl(c) || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
