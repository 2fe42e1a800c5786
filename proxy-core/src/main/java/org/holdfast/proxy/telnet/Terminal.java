package org.holdfast.proxy.telnet;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a client told of itself by telnet. What it can show follows from the MTTS bits if it sent any, and otherwise
 * from the names that are common for its type; a client that told nothing can show plain text.
 *
 * @param clientName such as {@code TINTIN++}, at most 64 printable ASCII characters; empty if unknown; hostile
 * @param type such as {@code xterm-256color}, likewise
 * @param columns the width of the window in character cells, 0 to 65535, 0 if unknown
 * @param rows its height in lines, likewise
 * @param mtts the bits of the Mud Terminal Type Standard, 0 if none were sent
 * @param charset what its text is sent in
 * @param hyperlinks which OSC 8 links it said that it shows
 * @param markup whether it agreed to MXP; its text is to be MXP then, after {@link TelnetOutput.BeginMarkup}
 * @param dataPackages the packages of structured data that it wants, in lower case, such as {@code room}
 */
public record Terminal(
        String clientName,
        String type,
        int columns,
        int rows,
        int mtts,
        TextCharset charset,
        Hyperlinks hyperlinks,
        boolean markup,
        Set<String> dataPackages) {
    /** Which links a client shows in text. */
    public enum Hyperlinks {
        NONE,
        /** To web addresses. */
        WEB,
        /** And such as run or suggest a command: {@code send:} and {@code prompt:}. */
        COMMANDS
    }

    /** A client that told nothing. */
    public static final Terminal UNKNOWN =
            new Terminal("", "", 0, 0, 0, TextCharset.UTF_8, Hyperlinks.NONE, false, Set.of());

    private static final int ANSI = 1;
    private static final int UTF_8 = 4;
    private static final int COLOURS_256 = 8;
    private static final int SCREEN_READER = 64;
    private static final int TRUE_COLOUR = 256;

    private static final List<String> ANSI_TYPES = List.of(
            "ansi", "xterm", "vt1", "vt2", "vt3", "vt4", "vt5", "linux", "screen", "tmux", "rxvt", "konsole", "putty");

    public Terminal {
        Objects.requireNonNull(clientName, "clientName");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(hyperlinks, "hyperlinks");
        dataPackages = Set.copyOf(dataPackages);
        if (columns < 0 || columns > 0xFFFF || rows < 0 || rows > 0xFFFF) {
            throw new IllegalArgumentException("a window of " + columns + "x" + rows + " is impossible");
        }
    }

    public Terminal withWindow(int changedColumns, int changedRows) {
        return new Terminal(
                clientName, type, changedColumns, changedRows, mtts, charset, hyperlinks, markup, dataPackages);
    }

    public Terminal withNames(String changedName, String changedType, int changedMtts) {
        return new Terminal(
                changedName, changedType, columns, rows, changedMtts, charset, hyperlinks, markup, dataPackages);
    }

    public Terminal withCharset(TextCharset changed) {
        return new Terminal(clientName, type, columns, rows, mtts, changed, hyperlinks, markup, dataPackages);
    }

    public Terminal withHyperlinks(Hyperlinks changed) {
        return new Terminal(clientName, type, columns, rows, mtts, charset, changed, markup, dataPackages);
    }

    public Terminal withMarkup(boolean changed) {
        return new Terminal(clientName, type, columns, rows, mtts, charset, hyperlinks, changed, dataPackages);
    }

    public Terminal withDataPackages(Set<String> changed) {
        return new Terminal(clientName, type, columns, rows, mtts, charset, hyperlinks, markup, changed);
    }

    /** Whether it understands ANSI escape sequences and so the 16 basic colours. */
    public boolean ansi() {
        return mtts == 0 ? ANSI_TYPES.stream().anyMatch(lowerType()::startsWith) : hasBit(ANSI);
    }

    /** Whether it shows the 256 colours of xterm. */
    public boolean colours256() {
        return trueColour() || (mtts == 0 ? lowerType().endsWith("-256color") : hasBit(COLOURS_256));
    }

    /** Whether it shows 24-bit colours. */
    public boolean trueColour() {
        return mtts == 0 ? lowerType().endsWith("-truecolor") || lowerType().endsWith("-direct") : hasBit(TRUE_COLOUR);
    }

    /** Whether it said that it decodes UTF-8. */
    public boolean utf8() {
        return hasBit(UTF_8);
    }

    /** Whether it said that the text is read aloud. */
    public boolean screenReader() {
        return hasBit(SCREEN_READER);
    }

    private boolean hasBit(int bit) {
        return (mtts & bit) != 0;
    }

    private String lowerType() {
        return type.toLowerCase(Locale.ROOT);
    }
}
