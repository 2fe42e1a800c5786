package org.holdfast.world.words;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How far apart two words are: the number of letters to put in, leave out, replace, or swap with their neighbour
 * (optimal string alignment), regardless of case.
 */
public final class Nearest {
    /** Longer words are not compared: nobody mistypes them by a letter, and the work grows with the square. */
    private static final int MAX_LENGTH = 40;

    private Nearest() {}

    /**
     * The words that somebody who typed this may have meant: those within one slip for each three letters, at most
     * three slips, the nearest first, then in their own order; each once.
     *
     * @param most how many at most
     */
    public static List<String> among(Collection<String> words, String typed, int most) {
        int allowed = slips(typed);
        if (allowed == 0) {
            return List.of();
        }
        record Candidate(String word, int distance) {}
        return words.stream()
                .distinct()
                .map(word -> new Candidate(word, distance(word, typed, allowed)))
                .filter(candidate -> candidate.distance() <= allowed)
                .sorted((a, b) -> Integer.compare(a.distance(), b.distance()))
                .limit(most)
                .map(Candidate::word)
                .toList();
    }

    /** How many slips are believed to be slips, in a word of this length; 0 if it is too short or too long for any. */
    public static int slips(String typed) {
        return typed.length() > MAX_LENGTH ? 0 : Math.min(typed.length() / 3, 3);
    }

    /**
     * The distance of two words, if it is at most so much; else some number above that, found out more quickly.
     *
     * @param most 0 or more
     */
    public static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most || Math.max(one.length(), other.length()) > MAX_LENGTH) {
            return most + 1;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > most && minimum(last) > most) {
                return most + 1;
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static int minimum(int[] row) {
        return Arrays.stream(row).min().orElse(0);
    }
}
