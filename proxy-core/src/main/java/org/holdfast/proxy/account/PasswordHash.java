package org.holdfast.proxy.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.holdfast.api.Doc;
import org.jspecify.annotations.Nullable;

/**
 * A hashed password with all that is needed to check one against it: the fields of a PHC string, as a document.
 * Immutable.
 */
final class PasswordHash {
    static final int SALT_BYTES = 16;

    private final HashParameters parameters;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(HashParameters parameters, byte[] salt, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password with a salt of its own. */
    static PasswordHash of(byte[] password, HashParameters parameters, HashFunction function, SecureRandom random) {
        byte[] salt = randomBytes(SALT_BYTES, random);
        return new PasswordHash(parameters, salt, function.hash(password, salt, parameters));
    }

    /** A hash that no password is known for; costs nothing to make, and as much as any other to check. */
    static PasswordHash dummy(HashParameters parameters, SecureRandom random) {
        return new PasswordHash(parameters, randomBytes(SALT_BYTES, random), randomBytes(Argon2id.BYTES, random));
    }

    /** Whether this is the password; takes the same time whichever byte differs. */
    boolean matches(byte[] password, HashFunction function) {
        return MessageDigest.isEqual(hash, function.hash(password, salt, parameters));
    }

    HashParameters parameters() {
        return parameters;
    }

    Doc.Obj toDoc() {
        return Doc.object()
                .put("algorithm", Argon2id.NAME)
                .put("version", Argon2id.VERSION)
                .put("memoryKib", parameters.memoryKib())
                .put("iterations", parameters.iterations())
                .put("parallelism", parameters.parallelism())
                .put("salt", Base64.getEncoder().encodeToString(salt))
                .put("hash", Base64.getEncoder().encodeToString(hash))
                .build();
    }

    /** @throws IllegalArgumentException if it is no hash that this version can check; repeats nothing of it */
    static PasswordHash fromDoc(Doc.Obj doc) {
        if (!doc.string("algorithm").equals(Argon2id.NAME) || doc.integer("version") != Argon2id.VERSION) {
            throw new IllegalArgumentException("its password is hashed in a way that this version does not know");
        }
        return new PasswordHash(
                new HashParameters(
                        Math.toIntExact(doc.integer("memoryKib")),
                        Math.toIntExact(doc.integer("iterations")),
                        Math.toIntExact(doc.integer("parallelism"))),
                Base64.getDecoder().decode(doc.string("salt")),
                Base64.getDecoder().decode(doc.string("hash")));
    }

    private static byte[] randomBytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PasswordHash that
                && parameters.equals(that.parameters)
                && Arrays.equals(salt, that.salt)
                && MessageDigest.isEqual(hash, that.hash);
    }

    /** Salts are random: one is enough to tell hashes apart. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    /** The cost alone. */
    @Override
    public String toString() {
        return "PasswordHash[" + parameters + "]";
    }
}
