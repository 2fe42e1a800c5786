package org.holdfast.proxy.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.util.encoders.Base32;

/**
 * A second factor that somebody is about to switch on. Shown once, to whom it is for; kept when the first code was right.
 *
 * @param secret to be typed into an authenticator, in base 32
 * @param link likewise, as the link that authenticators read ({@code otpauth}, Key Uri Format)
 */
public record Enrolment(String secret, String link) {
    /** As long as the hash of HMAC-SHA-1, as RFC 4226 recommends in section 4. */
    private static final int SECRET_BYTES = 20;

    static Enrolment of(String issuer, Account account, SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base32.toBase32String(bytes);
        return new Enrolment(
                secret,
                "otpauth://totp/" + encoded(issuer) + ":" + encoded(account.name()) + "?secret=" + secret + "&issuer="
                        + encoded(issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Enrolment[...]";
    }
}
