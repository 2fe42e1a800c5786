package org.holdfast.proxy.render;

import java.util.Arrays;
import java.util.List;

/** A line of text in pieces of different ink. For one thread. */
final class Line implements Block {
    private final StringBuilder text = new StringBuilder();
    private Ink[] inks = new Ink[4];
    private int[] ends = new int[4];
    private int pieces;

    /** Gets the pieces of a line in their order. */
    interface PieceReader {
        void piece(CharSequence text, int start, int end, Ink ink);
    }

    void append(CharSequence added, Ink ink) {
        append(added, 0, added.length(), ink);
    }

    void append(CharSequence added, int start, int end, Ink ink) {
        if (start == end) {
            return;
        }
        text.append(added, start, end);
        if (pieces > 0 && inks[pieces - 1].equals(ink)) {
            ends[pieces - 1] = text.length();
            return;
        }
        if (pieces == inks.length) {
            inks = Arrays.copyOf(inks, 2 * pieces);
            ends = Arrays.copyOf(ends, 2 * pieces);
        }
        inks[pieces] = ink;
        ends[pieces++] = text.length();
    }

    /** Appends a part of another line in its inks. */
    void append(Line other, int start, int end) {
        other.read(start, end, this::append);
    }

    void append(Line other) {
        append(other, 0, other.text.length());
    }

    void pad(int columns) {
        append(" ".repeat(Math.max(columns, 0)), Ink.DEFAULT);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    CharSequence text() {
        return text;
    }

    /** The columns that it takes on a screen. */
    int width() {
        return DisplayWidth.of(text);
    }

    void read(PieceReader reader) {
        read(0, text.length(), reader);
    }

    private void read(int start, int end, PieceReader reader) {
        int from = start;
        for (int i = 0; i < pieces && from < end; i++) {
            if (ends[i] > from) {
                int to = Math.min(ends[i], end);
                reader.piece(text, from, to, inks[i]);
                from = to;
            }
        }
    }

    @Override
    public void lay(int columns, List<Line> lines) {
        if (columns == 0 || width() <= columns) {
            lines.add(this);
        } else {
            new Wrapping(this, columns).into(lines);
        }
    }

    @Override
    public void speak(List<Line> lines) {
        lines.add(this);
    }
}
