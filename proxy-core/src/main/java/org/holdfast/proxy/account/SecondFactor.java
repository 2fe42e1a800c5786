package org.holdfast.proxy.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.holdfast.api.Doc;

/**
 * What an account's second factor is checked against: the secret of an authenticator (TOTP, RFC 6238: six digits, 30 s,
 * HMAC-SHA-1, which is what all of them know), and recovery codes for when it is lost. Immutable.
 *
 * <p>A code is taken from one step before the present one to one after it, for clocks that are not exact; and once: not it
 * nor an older one is taken again. A recovery code is taken once.
 *
 * @param secret in base 32; has to be kept as it is, for the codes are computed from it
 * @param lastStep the step of the newest code that was taken; 0 for none
 * @param recovery those that are left
 */
record SecondFactor(String secret, long lastStep, List<CodeHash> recovery) {
    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    private static final int DRIFT = 1;

    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    /** What is kept after this code was taken; empty if it is not taken. Takes any text. */
    Optional<SecondFactor> accept(String typed, Instant now) {
        String code = typed.replaceAll("\\s", "");
        return code.length() == DIGITS ? byAuthenticator(code, now) : byRecovery(code);
    }

    private Optional<SecondFactor> byAuthenticator(String code, Instant now) {
        long present = step(now);
        Optional<SecondFactor> taken = Optional.empty();
        // All of them, so that the time does not tell which it was.
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(ascii(codeOf(step)), ascii(code));
            if (same && step > lastStep) {
                taken = Optional.of(new SecondFactor(secret, step, recovery));
            }
        }
        return taken;
    }

    private Optional<SecondFactor> byRecovery(String code) {
        for (CodeHash hash : recovery) {
            if (hash.matches(code)) {
                List<CodeHash> left = new ArrayList<>(recovery);
                left.remove(hash);
                return Optional.of(new SecondFactor(secret, lastStep, left));
            }
        }
        return Optional.empty();
    }

    /** What the authenticator shows during a step. */
    private String codeOf(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret), "RAW"),
                            Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the secret of a second factor is no key");
        }
    }

    static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    private static byte[] ascii(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }

    Doc.Obj toDoc() {
        return Doc.object()
                .put("secret", secret)
                .put("lastStep", lastStep)
                .put("recovery", recovery.stream().map(CodeHash::written).toList())
                .build();
    }

    static SecondFactor fromDoc(Doc.Obj doc) {
        return new SecondFactor(
                doc.string("secret"),
                doc.integer("lastStep"),
                doc.strings("recovery").stream().map(CodeHash::read).toList());
    }

    @Override
    public String toString() {
        return "SecondFactor[...]";
    }
}
