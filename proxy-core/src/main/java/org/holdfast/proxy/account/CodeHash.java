package org.holdfast.proxy.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is kept of a random code: a salted SHA-256. A slow hash is for what people make up; nobody guesses at 80 random
 * bits and more, however quick the hash.
 *
 * @param salt in base 64
 * @param hash in base 64
 */
record CodeHash(String salt, String hash) {
    private static final int SALT_BYTES = 16;
    private static final char BETWEEN = ':';

    static CodeHash of(String code, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String written = Base64.getEncoder().encodeToString(salt);
        return new CodeHash(written, hash(written, code));
    }

    /** Whether this is the code, as it may be typed; takes the same time whichever character differs. */
    boolean matches(String typed) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(salt, typed).getBytes(StandardCharsets.US_ASCII));
    }

    String written() {
        return salt + BETWEEN + hash;
    }

    /** @throws IllegalArgumentException if it is none; repeats nothing of it */
    static CodeHash read(String written) {
        int between = written.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("not the hash of a code");
        }
        return new CodeHash(written.substring(0, between), written.substring(between + 1));
    }

    private static String hash(String salt, String code) {
        MessageDigest digest = Sha256.begin();
        digest.update(salt.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(digest.digest(Codes.canonical(code)));
    }

    @Override
    public String toString() {
        return "CodeHash[...]";
    }
}
