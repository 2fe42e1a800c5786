package org.holdfast.proxy.render;

import java.util.List;

/**
 * Breaks one line into several that fit: at spaces, which are left out there, and beside characters two columns wide,
 * which East Asian text has in place of spaces; a word that is wider than a line is cut between characters. Spaces at
 * the beginning of the line are kept, and those at its end as far as they fit.
 */
final class Wrapping {
    private final Line line;
    private final CharSequence text;
    private final int columns;

    /** @param columns 2 or more, so that each character fits */
    Wrapping(Line line, int columns) {
        this.line = line;
        this.text = line.text();
        this.columns = columns;
    }

    void into(List<Line> lines) {
        int start = 0;
        do {
            int end = fittingEnd(start);
            Line part = new Line();
            part.append(line, start, end);
            lines.add(part);
            start = skipSpaces(end);
        } while (start < text.length());
    }

    /** Where the line that starts at an index ends, before the spaces at which it is broken. */
    private int fittingEnd(int start) {
        int width = 0;
        int lastBreak = -1;
        boolean inText = false;
        boolean afterWord = false;
        boolean afterWide = false;
        int i = start;
        while (i < text.length()) {
            int next = DisplayWidth.clusterEnd(text, i);
            int wide = DisplayWidth.ofCluster(text, i, next);
            boolean space = text.charAt(i) == ' ';
            if ((space && afterWord) || (!space && inText && (afterWide || wide == 2))) {
                lastBreak = i;
            }
            if (width + wide > columns) {
                return lastBreak > start ? lastBreak : i;
            }
            width += wide;
            inText |= !space;
            afterWord = !space;
            afterWide = wide == 2;
            i = next;
        }
        return text.length();
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
