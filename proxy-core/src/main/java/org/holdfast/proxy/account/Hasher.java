package org.holdfast.proxy.account;

import java.security.SecureRandom;
import java.util.Arrays;

/** Hashes passwords as they are hashed now. Each call takes long, on purpose: for the threads of {@link HashPool}. */
final class Hasher {
    private final HashFunction function;
    private final HashParameters parameters;
    private final SecureRandom random;

    /** What a password is compared with where there is none. */
    private final PasswordHash dummy;

    Hasher(HashFunction function, HashParameters parameters, SecureRandom random) {
        this.function = function;
        this.parameters = parameters;
        this.random = random;
        this.dummy = PasswordHash.dummy(parameters, random);
    }

    PasswordHash dummy() {
        return dummy;
    }

    /** Whether a hash was made as they are made now. */
    boolean isFresh(PasswordHash hash) {
        return hash.parameters().equals(parameters);
    }

    boolean matches(PasswordHash expected, byte[] password) {
        return expected.matches(password, function);
    }

    PasswordHash hash(byte[] password) {
        return PasswordHash.of(password, parameters, function, random);
    }

    PasswordHash hash(String password) {
        byte[] bytes = PasswordRules.bytes(password);
        try {
            return hash(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
