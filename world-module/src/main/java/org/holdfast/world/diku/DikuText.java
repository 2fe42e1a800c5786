package org.holdfast.world.diku;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as lines of text, without what a terminal would obey.
 *
 * @param charset what it was decoded by
 */
record DikuText(String file, List<String> lines, Charset charset) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int ESCAPE = 0x1B;

    DikuText {
        lines = List.copyOf(lines);
    }

    /**
     * Decodes a file.
     *
     * @param named the charset that somebody named; else UTF-8, and Windows-1252 for what is none
     * @throws DikuException if the file is not in the charset that was named
     */
    static DikuText of(String file, byte[] bytes, Optional<Charset> named) {
        if (named.isPresent()) {
            return decode(file, bytes, named.get())
                    .orElseThrow(() -> new DikuException(
                            file + " is not in the encoding " + named.get().name() + "; name another, or none"));
        }
        return decode(file, bytes, StandardCharsets.UTF_8)
                .orElseGet(() -> new DikuText(file, lines(new String(bytes, WESTERN)), WESTERN));
    }

    private static Optional<DikuText> decode(String file, byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new DikuText(file, lines(text), charset));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(String text) {
        String clean = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
        List<String> lines = new ArrayList<>();
        clean.lines().forEach(line -> lines.add(withoutControls(line)));
        return lines;
    }

    /** Tabs become blanks; ANSI sequences and other controls go. */
    private static String withoutControls(String line) {
        if (line.chars().noneMatch(Character::isISOControl)) {
            return line;
        }
        StringBuilder clean = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ESCAPE && i + 1 < line.length() && line.charAt(i + 1) == '[') {
                i = endOfSequence(line, i + 2);
            } else if (c == '\t') {
                clean.append(' ');
            } else if (!Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** Where the control sequence whose parameters begin here has its last character. */
    private static int endOfSequence(String line, int from) {
        int i = from;
        while (i < line.length() - 1 && (line.charAt(i) < '@' || line.charAt(i) > '~')) {
            i++;
        }
        return i;
    }
}
