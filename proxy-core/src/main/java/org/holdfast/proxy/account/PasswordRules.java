package org.holdfast.proxy.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an account's password may be.
 *
 * <table>
 * <caption>Passwords</caption>
 * <tr><th>rule</th><th>why</th></tr>
 * <tr><td>{@value #MIN} to {@value #MAX} characters (code points) in form NFC</td>
 *     <td>long enough to resist guessing; NIST SP 800-63B, 5.1.1.2; one way to type it on every system</td></tr>
 * <tr><td>not the account's name</td><td>the first guess</td></tr>
 * <tr><td>none of the most common ones</td><td>the next guesses</td></tr>
 * </table>
 *
 * Nothing is asked of the kinds of characters: it makes passwords worse.
 */
final class PasswordRules {
    static final int MIN = 8;
    static final int MAX = 128;

    private static final Set<String> COMMON = Set.of("""
            00000000 0123456789 0987654321 11111111 1111111111 11223344 112233445566 12121212 123123123
            12341234 12345678 123456789 1234567890 123456789a 1234qwer 12344321 147258369 1q2w3e4r
            1q2w3e4r5t 1qaz2wsx 22222222 55555555 66666666 77777777 87654321 88888888 987654321 99999999
            a1234567 aa123456 aaaaaaaa abc12345 abcd1234 abcdefgh administrator admin123 asdfasdf asdfghjk
            asdfghjkl baseball changeme computer corvette football iloveyou internet jennifer liverpool
            letmein1 michelle p@ssw0rd pass1234 passw0rd password password1 password12 password123 princess
            q1w2e3r4 qazwsxedc qwer1234 qwerty12 qwerty123 qwertyui qwertyuiop starwars sunshine superman
            trustno1 welcome1 whatever zaq12wsx zxcvbnm1""".split("\\s+"));

    private PasswordRules() {}

    /** Why an account of this name cannot have this password, a sentence for the one who chose it; empty if it can. */
    static Optional<String> problem(String password, String name) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN || length > MAX) {
            return Optional.of("A password has " + MIN + " to " + MAX + " characters.");
        }
        if (NameRules.key(normal).equals(NameRules.key(name))) {
            return Optional.of("The password must not be the name.");
        }
        if (COMMON.contains(normal.toLowerCase(Locale.ROOT))) {
            return Optional.of("That password is among the first that anybody would guess.");
        }
        return Optional.empty();
    }

    /** What is hashed: form NFC in UTF-8. The caller wipes it. */
    static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}
