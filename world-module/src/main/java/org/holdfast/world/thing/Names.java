package org.holdfast.world.thing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a thing may be called, and whether words mean a name. */
public final class Names {
    /** Longest name, in UTF-16 code units: it has to fit a line with others. */
    private static final int MAX = 80;

    private Names() {}

    /** Why this cannot be a name, as the rest of a sentence that starts with "A name"; empty if it can. */
    public static Optional<String> refuse(String name) {
        if (name.isBlank()) {
            return Optional.of("needs at least one character that shows.");
        }
        if (name.length() > MAX) {
            return Optional.of("has at most " + MAX + " characters.");
        }
        if (name.codePoints().anyMatch(Names::isInvisible)) {
            return Optional.of("has no control or formatting characters.");
        }
        if (name.startsWith("#")) {
            return Optional.of("does not start with #, which is for numbers of things.");
        }
        return Optional.empty();
    }

    /** Controls, and formatting such as bidi overrides, by which one name can be made to look like another. */
    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** All that a thing answers to, in lower case and without articles: its name, then its aliases. */
    public static Stream<String> all(Thing thing) {
        return Stream.concat(Stream.of(thing.name()), thing.aliases().stream()).map(Names::plain);
    }

    /** Whether the words are the thing's name, with or without its article, or one of its aliases; in any case. */
    public static boolean matchExactly(Thing thing, String words) {
        String wanted = plain(words);
        return all(thing).anyMatch(wanted::equals);
    }

    /** Whether each of the words begins a word of the thing's name, or they begin one of its aliases. */
    public static boolean matchLoosely(Thing thing, String words) {
        String wanted = plain(words);
        return matches(thing.name(), words)
                || thing.aliases().stream().anyMatch(alias -> plain(alias).startsWith(wanted));
    }

    /** Whether the words are a name, in any case and whatever their articles. */
    public static boolean isExactly(String name, String words) {
        return plain(name).equals(plain(words));
    }

    /** Whether each of the words begins a word of a name. */
    public static boolean matches(String name, String words) {
        return containsWords(plain(name), plain(words));
    }

    private static boolean containsWords(String name, String wanted) {
        String[] words = name.split("\\s+");
        for (String start : wanted.split("\\s+")) {
            boolean found = false;
            for (String word : words) {
                found |= word.startsWith(start);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** In lower case, without a leading article. */
    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        for (String article : new String[] {"the ", "a ", "an "}) {
            if (lower.startsWith(article)) {
                return lower.substring(article.length()).strip();
            }
        }
        return lower;
    }
}
