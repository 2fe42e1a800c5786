package org.holdfast.proxy.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Random codes that people copy or type: Crockford's base 32, without I, L, O and U, in groups of four. When one is typed,
 * case, spaces and hyphens do not count, O is taken for 0, I and L for 1.
 */
final class Codes {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_PER_DIGIT = 5;
    private static final int GROUP = 4;

    private Codes() {}

    /** @param bits a multiple of 5 */
    static String random(int bits, SecureRandom random) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < bits / BITS_PER_DIGIT; i++) {
            if (i > 0 && i % GROUP == 0) {
                made.append('-');
            }
            made.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return made.toString();
    }

    /** What counts of a code as it was typed. Takes any text. */
    static byte[] canonical(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .getBytes(StandardCharsets.UTF_8);
    }
}
