package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A typed line, taken apart.
 *
 * @param word the command's word; empty if the line is blank
 * @param argument the rest, exactly as it was typed but for the one blank that ends the word
 */
record CommandLine(String word, String argument) {
    /** Signs that are commands of one character and need no blank after them: {@code 'hello}. */
    private static final String SIGNS = "':";

    /** Begins a line of several commands, and stands between them; twice, it is itself. */
    static final String SEPARATOR = ";";

    /**
     * The commands of a line. Only one that begins with {@value #SEPARATOR} has several, {@code ;n;get red;s}, so that
     * no other line is ever cut, whatever its text. Between them {@code ;;} is a semicolon of a text:
     * {@code ;say one;; two;n}.
     *
     * @return without blank ones; the line itself, if it does not begin so
     */
    static List<String> split(String line) {
        String rest = line.stripLeading();
        if (!rest.startsWith(SEPARATOR)) {
            return List.of(line);
        }
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (int i = SEPARATOR.length(); i < rest.length(); i++) {
            boolean separator = rest.startsWith(SEPARATOR, i);
            if (separator && rest.startsWith(SEPARATOR, i + 1)) {
                i++;
            } else if (separator) {
                commands.add(command.toString());
                command.setLength(0);
                continue;
            }
            command.append(rest.charAt(i));
        }
        commands.add(command.toString());
        commands.removeIf(String::isBlank);
        return commands;
    }

    static CommandLine parse(String line) {
        String rest = line.stripLeading();
        if (rest.isEmpty()) {
            return new CommandLine("", "");
        }
        int end = SIGNS.indexOf(rest.charAt(0)) >= 0 ? 1 : endOfWord(rest);
        boolean blankFollows = end < rest.length() && Character.isWhitespace(rest.charAt(end));
        return new CommandLine(rest.substring(0, end), rest.substring(blankFollows ? end + 1 : end));
    }

    private static int endOfWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
