package org.holdfast.proxy.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account may be named.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><th>rule</th><th>why</th></tr>
 * <tr><td>{@value #MIN} to {@value #MAX} characters (code points), in form NFC, which is made if need be</td>
 *     <td>one column of {@code who}; one way to write a name</td></tr>
 * <tr><td>letters of one script, and marks of that same script, no more than {@value #MAX_MARKS} in a row</td>
 *     <td>no Cyrillic a among Latin letters; no towers of accents</td></tr>
 * <tr><td>no characters that stand for others (form NFKC changes nothing), none that are invisible</td>
 *     <td>no full-width, mathematical or empty look-alikes</td></tr>
 * <tr><td>the digits 0 to 9, not as the first character</td><td>numbers name things in commands</td></tr>
 * <tr><td>' and - between two other characters</td><td>O'Neill, Anne-Marie; not quotes and dashes</td></tr>
 * <tr><td>not a word that commands give a meaning</td><td>{@code look me} must stay clear</td></tr>
 * <tr><td>not a name of the host or its staff, unless the operator gives it</td><td>nobody poses as them</td></tr>
 * <tr><td>not what looks like such a word or name, or like one that somebody has ({@link Looks})</td><td>likewise</td></tr>
 * </table>
 *
 * Upper and lower case are kept as typed, and do not count when names are compared.
 */
final class NameRules {
    static final int MIN = 2;
    static final int MAX = 20;
    static final int MAX_MARKS = 2;

    private static final String MADE_OF = "A name is made of letters, digits, ' and -.";

    private static final Set<String> WORDS = Set.of("""
        all anybody anyone down east everybody everyone everything here him it me mssp-request myself new no nobody none
        north nothing out quit reset self somebody someone south them up us west who yes you\
        """.split("\\s+"));

    private static final Set<String> STAFF = Set.of("""
        admin administrator admins console holdfast host moderator operator root server staff sysop
        system\
        """.split("\\s+"));

    /** Apart, so that checking the spelling of a name does not load what {@link Looks} need. */
    private static final class Reserved {
        static final Set<String> WORDS_LOOKS = looks(WORDS);
        static final Set<String> STAFF_LOOKS = looks(STAFF);

        private static Set<String> looks(Set<String> words) {
            return words.stream()
                    .flatMap(word -> Stream.of(word, word.toUpperCase(Locale.ROOT)))
                    .flatMap(word -> Looks.of(word).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private NameRules() {}

    /** Checks a name that a player chose. */
    static NameCheck check(String typed) {
        return check(typed, WORDS, STAFF);
    }

    /** Checks a name that the operator gives. */
    static NameCheck checkForOperator(String typed) {
        return check(typed, WORDS, Set.of());
    }

    /**
     * Whether a name can be taken for one that is refused; the last rule, and apart from the others because the first call
     * takes long.
     */
    static boolean looksReserved(Set<String> looks, boolean byOperator) {
        return looks.stream()
                .anyMatch(look ->
                        Reserved.WORDS_LOOKS.contains(look) || (!byOperator && Reserved.STAFF_LOOKS.contains(look)));
    }

    /** What names are compared by: form NFC, without case. Takes any text. */
    static String key(String name) {
        // Upper case first: it undoes what lower case alone keeps apart, such as the two small sigmas.
        String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static NameCheck check(String typed, Set<String> words, Set<String> staff) {
        // So long that no form of it can be short enough; spares normalising it.
        if (typed.length() > 4 * MAX) {
            return new NameCheck("", Optional.of(lengthRule()));
        }
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC);
        Optional<String> problem = spelling(name);
        if (problem.isEmpty() && words.contains(key(name))) {
            problem = Optional.of("That word has another meaning here; choose a name.");
        }
        if (problem.isEmpty() && staff.contains(key(name))) {
            problem = Optional.of("That name is reserved; choose another.");
        }
        return new NameCheck(name, problem);
    }

    private static Optional<String> spelling(String name) {
        int[] points = name.codePoints().toArray();
        if (points.length < MIN || points.length > MAX) {
            return Optional.of(lengthRule());
        }
        if (!Character.isLetter(points[0])) {
            return Optional.of("A name begins with a letter.");
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
            return Optional.of(MADE_OF);
        }
        if (marksInARow(points) > MAX_MARKS) {
            return Optional.of(MADE_OF);
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(points[0]);
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (isJoiner(point)) {
                if (i == points.length - 1 || isJoiner(points[i + 1])) {
                    return Optional.of("In a name, ' and - stand between two letters.");
                }
            } else if (!isDigit(point)) {
                if (!isWritten(point)) {
                    return Optional.of(MADE_OF);
                }
                if (Character.UnicodeScript.of(point) != script) {
                    return Optional.of("A name is written in one script.");
                }
            }
        }
        return Optional.empty();
    }

    private static int marksInARow(int[] points) {
        int most = 0;
        int row = 0;
        for (int point : points) {
            row = isMark(point) ? row + 1 : 0;
            most = Math.max(most, row);
        }
        return most;
    }

    private static String lengthRule() {
        return "A name has " + MIN + " to " + MAX + " characters.";
    }

    private static boolean isJoiner(int point) {
        return point == '\'' || point == '-';
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /** Whether it is a letter or mark of some script, and can be seen. */
    private static boolean isWritten(int point) {
        return (Character.isLetter(point) || isMark(point)) && !isInvisible(point) && hasScript(point);
    }

    private static boolean hasScript(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case COMMON, INHERITED, UNKNOWN -> false;
            default -> true;
        };
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Letters and marks among Unicode's Default_Ignorable_Code_Point: Hangul fillers, Khmer, Mongolian. */
    private static boolean isInvisible(int point) {
        return point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F);
    }
}
