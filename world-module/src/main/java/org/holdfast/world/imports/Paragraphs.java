package org.holdfast.world.imports;

import java.util.regex.Pattern;

/**
 * Texts that were broken into lines of some eighty columns, for terminals of 1991: the lines of a paragraph are joined, so
 * that each client breaks them where its own lines end. What looks like a list, a verse, a table or a picture stays as it
 * is.
 */
final class Paragraphs {
    /** A line that is shorter was ended on purpose. */
    private static final int FULL_LINE = 50;

    private static final Pattern DRAWN = Pattern.compile("\\S\\s{3,}\\S|[^\\p{L}\\p{N}\\s]{4,}|\\t");

    private Paragraphs() {}

    static String joined(String text) {
        String[] lines = text.split("\n", -1);
        StringBuilder joined = new StringBuilder(lines[0].stripTrailing());
        for (int i = 1; i < lines.length; i++) {
            String before = lines[i - 1].stripTrailing();
            String line = lines[i].stripTrailing();
            boolean goesOn = before.length() >= FULL_LINE
                    && !line.isEmpty()
                    && !Character.isWhitespace(line.charAt(0))
                    && !DRAWN.matcher(before.strip()).find()
                    && !DRAWN.matcher(line).find();
            joined.append(goesOn ? ' ' : '\n').append(line);
        }
        return joined.toString();
    }
}
