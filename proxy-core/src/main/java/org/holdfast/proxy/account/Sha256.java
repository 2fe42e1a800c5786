package org.holdfast.proxy.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** For what is random or no secret. What people make up is hashed by {@link Argon2id}. */
final class Sha256 {
    private Sha256() {}

    /** A new one, to be used by one thread. */
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
