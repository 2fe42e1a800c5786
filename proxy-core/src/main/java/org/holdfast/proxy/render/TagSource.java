package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tag as it is written, not yet known to be one.
 *
 * @param name in lower case
 * @param arguments what stands between colons, out of its quotes
 * @param end the index in the template after its {@code >}
 */
record TagSource(boolean closing, String name, List<String> arguments, boolean selfClosing, int end) {
    TagSource {
        arguments = List.copyOf(arguments);
    }

    /** Whether the {@code <} at an index looks like the beginning of a tag. */
    static boolean begins(String source, int start) {
        int i = start + 1;
        if (i < source.length() && source.charAt(i) == '/') {
            i++;
        }
        if (i < source.length() && source.charAt(i) == '!') {
            i++;
        }
        return i < source.length() && (isLetter(source.charAt(i)) || source.charAt(i) == '#');
    }

    /**
     * Reads the tag that begins at an index.
     *
     * @throws BadTagException if it does not end
     */
    static TagSource read(String source, int start) throws BadTagException {
        boolean closing = source.charAt(start + 1) == '/';
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        int i = start + (closing ? 2 : 1);
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == '>') {
                boolean selfClosing =
                        !quoted && part.length() > 0 && part.charAt(part.length() - 1) == '/' && parts.isEmpty();
                if (selfClosing) {
                    part.setLength(part.length() - 1);
                }
                parts.add(part.toString());
                String name = parts.remove(0).toLowerCase(Locale.ROOT);
                return new TagSource(closing, name, parts, selfClosing, i + 1);
            } else if (c == ':') {
                parts.add(part.toString());
                part.setLength(0);
                quoted = false;
            } else if ((c == '\'' || c == '"') && !parts.isEmpty() && part.isEmpty() && !quoted) {
                i = quotation(source, i, part);
                quoted = true;
                continue;
            } else if (c == '<' || c == '\n') {
                break;
            } else {
                part.append(c);
            }
            i++;
        }
        throw new BadTagException("'" + MarkupParser.quoted(source.substring(start, i))
                + "' has no '>'; write '\\<' if it is meant as text");
    }

    /** Reads what is in the quotes that open at an index; returns the index after the closing quote. */
    private static int quotation(String source, int start, StringBuilder part) throws BadTagException {
        char quote = source.charAt(start);
        for (int i = start + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && i + 1 < source.length() && (source.charAt(i + 1) == quote || source.charAt(i + 1) == c)) {
                c = source.charAt(++i);
            }
            part.append(c);
        }
        throw new BadTagException("a quote (" + quote + ") in a tag is not closed: '"
                + MarkupParser.quoted(source.substring(start)) + "'");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
