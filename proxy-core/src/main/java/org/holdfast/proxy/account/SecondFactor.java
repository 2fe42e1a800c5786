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
 * @param secret in base 32, which has to be kept, for the codes are computed from it; or that, sealed
 * @param sealed which of them ({@link Sealing}); versions before it kept it as it is
 * @param lastStep the step of the newest code that was taken; 0 for none
 * @param recovery those that are left
 */
record SecondFactor(String secret, boolean sealed, long lastStep, List<CodeHash> recovery) {
    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    private static final int DRIFT = 1;
    private static final String OPEN = "secret";
    private static final String SEALED = "sealed";

    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    /** The secret as it is. */
    String open(Sealing sealing, String account) throws SealException {
        return sealed ? sealing.open(secret, account) : secret;
    }

    /** The same, with its secret sealed. */
    SecondFactor seal(Sealing sealing, String account) throws SealException {
        return sealed ? this : new SecondFactor(sealing.seal(secret, account), true, lastStep, recovery);
    }

    /**
     * What is kept after this code was taken; empty if it is not taken. Takes any text.
     *
     * @param opened the secret as it is; anything, if it {@linkplain #isOfAuthenticator is not needed}
     */
    Optional<SecondFactor> accept(String typed, Instant now, String opened) {
        String code = canonical(typed);
        return isOfAuthenticator(typed) ? byAuthenticator(code, now, opened) : byRecovery(code);
    }

    /** Whether the secret is needed to check this code; it is not for a recovery code. */
    static boolean isOfAuthenticator(String typed) {
        return canonical(typed).length() == DIGITS;
    }

    private static String canonical(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private Optional<SecondFactor> byAuthenticator(String code, Instant now, String opened) {
        long present = step(now);
        Optional<SecondFactor> taken = Optional.empty();
        // All of them, so that the time does not tell which it was.
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(ascii(codeOf(step, opened)), ascii(code));
            if (same && step > lastStep) {
                taken = Optional.of(new SecondFactor(secret, sealed, step, recovery));
            }
        }
        return taken;
    }

    private Optional<SecondFactor> byRecovery(String code) {
        for (CodeHash hash : recovery) {
            if (hash.matches(code)) {
                List<CodeHash> left = new ArrayList<>(recovery);
                left.remove(hash);
                return Optional.of(new SecondFactor(secret, sealed, lastStep, left));
            }
        }
        return Optional.empty();
    }

    /** What the authenticator shows during a step. */
    private static String codeOf(long step, String opened) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(opened), "RAW"),
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
                .put(sealed ? SEALED : OPEN, secret)
                .put("lastStep", lastStep)
                .put("recovery", recovery.stream().map(CodeHash::written).toList())
                .build();
    }

    static boolean isSealed(Doc.Obj doc) {
        return doc.find(SEALED).isPresent();
    }

    static SecondFactor fromDoc(Doc.Obj doc) {
        boolean sealed = isSealed(doc);
        return new SecondFactor(
                doc.string(sealed ? SEALED : OPEN),
                sealed,
                doc.integer("lastStep"),
                doc.strings("recovery").stream().map(CodeHash::read).toList());
    }

    @Override
    public String toString() {
        return "SecondFactor[...]";
    }
}
