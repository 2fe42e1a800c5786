package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A cursor over the lines of one file. Owned by its reader. */
final class DikuLines {
    private static final Pattern RECORD = Pattern.compile("#\\s*\\d+\\s*~?\\s*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    private final String file;
    private final List<String> lines;
    private final List<Note> notes;
    private int next;

    DikuLines(DikuText text, List<Note> notes) {
        this.file = text.file();
        this.lines = text.lines();
        this.notes = notes;
    }

    String file() {
        return file;
    }

    /** The number of the line that was read last, from 1. */
    int line() {
        return Math.max(1, next);
    }

    DikuException wrong(String problem) {
        return new DikuException(file, line(), problem);
    }

    void note(String reason) {
        noteAt(line(), reason);
    }

    void noteAt(int line, String reason) {
        notes.add(new Note(file, line, reason));
    }

    /** Whether there is another line that says something; those that do not are passed over. */
    boolean hasNext() {
        skip();
        return next < lines.size();
    }

    /** The next line that says something, without blanks around it, which stays the next. */
    String peek() {
        if (!hasNext()) {
            next = lines.size();
            throw wrong("the file ends here, in the middle of a record");
        }
        return lines.get(next).strip();
    }

    /** The next line that says something, without blanks around it. */
    String take() {
        String line = peek();
        next++;
        return line;
    }

    /** Blank lines, and comments, which begin with {@code *}. */
    private void skip() {
        while (next < lines.size()
                && (lines.get(next).isBlank() || lines.get(next).stripLeading().startsWith("*"))) {
            next++;
        }
    }

    /** Whether the next line begins a record, or ends the file. */
    boolean atRecord() {
        return !hasNext() || peek().startsWith("#") || peek().startsWith("$");
    }

    /** A text of any number of lines, up to the line that ends in {@code ~}; without blank lines at its end. */
    String text(String what) {
        int begin = next + 1;
        StringBuilder text = new StringBuilder();
        while (next < lines.size()) {
            String line = lines.get(next);
            if (RECORD.matcher(line).matches() && next + 1 > begin) {
                throw new DikuException(
                        file,
                        begin,
                        what + " that begins here has no ~ before the next record, which" + " begins in line "
                                + (next + 1));
            }
            next++;
            String stripped = line.stripTrailing();
            boolean last = stripped.endsWith("~");
            String content = last ? stripped.substring(0, stripped.length() - 1) : stripped;
            if (content.indexOf('~') >= 0) {
                note("a ~ within a line was taken for a part of the text");
            }
            text.append(content);
            if (last) {
                return text.toString().stripTrailing();
            }
            text.append('\n');
        }
        throw new DikuException(file, begin, what + " that begins here has no ~ at its end");
    }

    /** A text that should be on one line, such as a name: it ends at the first {@code ~}. */
    String phrase(String what) {
        skipBlank();
        int begin = next + 1;
        StringBuilder phrase = new StringBuilder();
        while (next < lines.size()) {
            String line = lines.get(next);
            if (RECORD.matcher(line).matches() && next + 1 > begin) {
                break;
            }
            next++;
            int end = line.indexOf('~');
            phrase.append(phrase.isEmpty() ? "" : " ").append((end < 0 ? line : line.substring(0, end)).strip());
            if (end >= 0) {
                String rest = line.substring(end + 1).strip();
                if (!rest.isEmpty()) {
                    note("what stands behind the ~ of " + what + " was ignored");
                }
                return phrase.toString().strip();
            }
        }
        throw new DikuException(file, begin, what + " that begins here has no ~ at its end");
    }

    private void skipBlank() {
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
    }

    /** The words of the next line that says something. */
    List<String> words() {
        return List.of(take().split("\\s+"));
    }

    /** As many words as that; the servers do not mind where lines end. */
    List<String> words(int count, String what) {
        List<String> words = new ArrayList<>(words());
        while (words.size() < count) {
            if (atRecord()) {
                throw wrong(what + " should have " + count + " values here, not " + words.size());
            }
            words.addAll(words());
        }
        return words;
    }

    /** @throws DikuException if the word is no whole number */
    long number(String word, String what) {
        if (!NUMBER.matcher(word).matches()) {
            throw wrong(what + " should be a number, not '" + word + "'");
        }
        return Long.parseLong(word);
    }

    int integer(String word, String what) {
        long number = number(word, what);
        if (number != (int) number) {
            throw wrong(what + " is out of range: " + word);
        }
        return (int) number;
    }

    /** Flags, as a number or as letters: {@code a} is bit 0, {@code A} bit 26. */
    long flags(String word, String what) {
        if (NUMBER.matcher(word).matches()) {
            return Long.parseLong(word);
        }
        long flags = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                flags |= 1L << (c - 'a');
            } else if (c >= 'A' && c <= 'Z') {
                flags |= 1L << (c - 'A' + 26);
            } else {
                throw wrong(what + " should be a number or letters, not '" + word + "'");
            }
        }
        return flags;
    }

    /** The number of the record that begins here. */
    int record(String line) {
        String number = line.substring(1).strip();
        return integer(number.endsWith("~") ? number.substring(0, number.length() - 1) : number, "a record's number");
    }
}
