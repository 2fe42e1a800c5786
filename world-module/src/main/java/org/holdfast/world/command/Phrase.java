package org.holdfast.world.command;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two things that a player names with a word between them: {@code lamp in crate}.
 *
 * @param first never empty
 * @param second never empty
 */
public record Phrase(String first, String second) {
    private static final Pattern COINS =
            Pattern.compile("(all|-?[0-9]+) (?:gold|gold coins?|coins?)", Pattern.CASE_INSENSITIVE);

    private static final Pattern COINS_UNCOUNTED =
            Pattern.compile("(?:the |some )?(?:gold|gold coins?|coins?)", Pattern.CASE_INSENSITIVE);

    /** More digits than any number of coins has. */
    private static final int MOST_DIGITS = 18;

    /** Takes words apart at the last of these words between them; empty if there is none, or nothing beside it. */
    public static Optional<Phrase> split(String words, String... between) {
        int start = -1;
        int end = -1;
        String lower = words.toLowerCase(Locale.ROOT);
        for (String word : between) {
            int at = lower.lastIndexOf(" " + word + " ");
            if (at > start) {
                start = at;
                end = at + word.length() + 2;
            }
        }
        // Lower case may be longer than what was typed, in a few scripts; then the places are not the same.
        if (start < 0 || lower.length() != words.length()) {
            return Optional.empty();
        }
        String first = words.substring(0, start).strip();
        String second = words.substring(end).strip();
        return first.isEmpty() || second.isEmpty() ? Optional.empty() : Optional.of(new Phrase(first, second));
    }

    /** Takes words apart after the first, as in {@code NAME WORDS}; the rest is exactly as it was typed. */
    public static Optional<Phrase> afterFirst(String argument) {
        String stripped = argument.stripLeading();
        int end = 0;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        if (end == 0 || stripped.substring(end).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Phrase(stripped.substring(0, end), stripped.substring(end + 1)));
    }

    /**
     * How many coins {@code 12 gold}, {@code 12 coins} or {@code all gold} are; empty if these words are no coins. Numbers
     * that make no sense are numbers, for the answer to be about coins: none, or more than anybody has.
     *
     * @param all how many there are; of none, one is meant, which is one too many
     */
    public static OptionalLong coins(String words, long all) {
        Matcher matcher = COINS.matcher(words);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String number = matcher.group(1);
        if (number.startsWith("-")) {
            return OptionalLong.of(0);
        }
        if (number.equalsIgnoreCase("all")) {
            return OptionalLong.of(Math.max(1, all));
        }
        return OptionalLong.of(number.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(number));
    }

    /** Whether these words are coins without a number, which are also what a thing may be called. */
    public static boolean isUncountedCoins(String words) {
        return COINS_UNCOUNTED.matcher(words).matches();
    }
}
