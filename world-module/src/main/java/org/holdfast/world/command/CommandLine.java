package org.holdfast.world.command;

/**
 * A typed line, taken apart.
 *
 * @param word the command's word; empty if the line is blank
 * @param argument the rest, exactly as it was typed but for the one blank that ends the word
 */
record CommandLine(String word, String argument) {
    /** Signs that are commands of one character and need no blank after them: {@code 'hello}. */
    private static final String SIGNS = "':";

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
