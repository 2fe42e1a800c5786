package org.holdfast.proxy.telnet;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Makes text of what a player typed. Nothing that could move a cursor or ring a bell comes through.
 *
 * <ul>
 *   <li>bytes that are no text in the charset become U+FFFD;
 *   <li>backspace (BS, DEL) takes back one code point, a tab becomes a space, every other C0 and C1 control vanishes;
 *   <li>of a pile of combining marks the first {@value #MAX_MARKS} stay (the bound of Unicode's Stream-Safe Text
 *       Format, UAX #15): no language needs more, and normalising longer piles takes time that grows with the square;
 *   <li>the rest is in Unicode's form NFC.
 * </ul>
 */
final class LineText {
    static final int MAX_MARKS = 30;

    /** The first character that normalisation can change or combine with another. */
    private static final char FIRST_COMBINING = '\u0300';

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private LineText() {}

    /** The text, or nothing if it is longer than {@link TelnetEvent.Line#MAX_LENGTH}. */
    static Optional<String> decode(byte[] bytes, int length, Charset charset) {
        String raw = new String(bytes, 0, length, charset);
        String text = isPlain(raw) ? raw : Normalizer.normalize(edit(raw), Normalizer.Form.NFC);
        return text.length() > TelnetEvent.Line.MAX_LENGTH ? Optional.empty() : Optional.of(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_COMBINING || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static StringBuilder edit(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int marks = 0;
        int c;
        for (int i = 0; i < raw.length(); i += Character.charCount(c)) {
            c = raw.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\b' || c == 0x7F) {
                takeBack(text);
            } else if (c == '\t') {
                text.append(' ');
            } else if (!Character.isISOControl(c) && marks <= MAX_MARKS) {
                text.appendCodePoint(c);
            }
        }
        return text;
    }

    private static boolean isMark(int c) {
        return (MARKS & (1 << Character.getType(c))) != 0;
    }

    private static void takeBack(StringBuilder text) {
        if (!text.isEmpty()) {
            text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
    }
}
