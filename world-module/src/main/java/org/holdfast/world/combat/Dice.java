package org.holdfast.world.combat;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is rolled, written as {@code 2d6+1}: so many dice of so many sides, and a number added. {@code 3} alone is always
 * 3, {@code d6} is {@code 1d6}.
 *
 * @param count 0 to {@value #MOST_DICE}; with 0 there is only what is added
 * @param sides 1 to {@value #MOST_SIDES}
 * @param plus added to the sum: {@value #LEAST_PLUS} to {@value #MOST_PLUS}
 */
public record Dice(int count, int sides, int plus) {
    public static final int MOST_DICE = 1_000;
    public static final int MOST_SIDES = 10_000;
    public static final int LEAST_PLUS = -1_000_000;
    public static final int MOST_PLUS = 1_000_000;

    private static final Pattern FORM = Pattern.compile("(?:(\\d{0,4})[dD](\\d{1,5}))?(?:([+-]?)(\\d{1,7}))?");

    /** @throws IllegalArgumentException if a number is outside its range; the message names both */
    public Dice {
        requireBetween("the number of dice", count, 0, MOST_DICE);
        requireBetween("the number of sides", sides, 1, MOST_SIDES);
        requireBetween("what is added", plus, LEAST_PLUS, MOST_PLUS);
    }

    private static void requireBetween(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }

    /**
     * Reads {@code 2d6+1}. Blanks around {@code d} and the sign do not count.
     *
     * @throws IllegalArgumentException saying what dice look like, or which number is out of range
     */
    public static Dice parse(String text) {
        String dense = text.strip().replaceAll("\\s*([dD+-])\\s*", "$1");
        Matcher form = FORM.matcher(dense);
        // A number after dice needs its sign; alone it does not.
        boolean readable = form.matches()
                && !dense.isEmpty()
                && (form.group(2) == null
                        || form.group(4) == null
                        || !form.group(3).isEmpty());
        if (!readable) {
            throw new IllegalArgumentException("dice look like 2d6+1, d20 or 3");
        }
        int plus = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
        if ("-".equals(form.group(3))) {
            plus = -plus;
        }
        if (form.group(2) == null) {
            return new Dice(0, 1, plus);
        }
        int count = form.group(1).isEmpty() ? 1 : Integer.parseInt(form.group(1));
        return new Dice(count, Integer.parseInt(form.group(2)), plus);
    }

    /** Reads it if it can be read. */
    public static Optional<Dice> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** From {@link #least()} to {@link #most()}. */
    public int roll(RandomGenerator random) {
        int sum = plus;
        for (int i = 0; i < count; i++) {
            sum += 1 + random.nextInt(sides);
        }
        return sum;
    }

    public int least() {
        return count + plus;
    }

    public int most() {
        return count * sides + plus;
    }

    /** As it is written, in the shortest form that {@link #parse} reads back. */
    @Override
    public String toString() {
        if (count == 0) {
            return Integer.toString(plus);
        }
        String dice = count + "d" + sides;
        return plus == 0 ? dice : dice + (plus > 0 ? "+" : "") + plus;
    }
}
