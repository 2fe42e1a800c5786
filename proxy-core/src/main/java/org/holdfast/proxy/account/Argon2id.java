package org.holdfast.proxy.account;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 1.3 (RFC 9106), with a tag of {@value #BYTES} bytes. */
final class Argon2id {
    static final String NAME = "argon2id";
    static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    static final int BYTES = 32;

    private Argon2id() {}

    static byte[] hash(byte[] password, byte[] salt, HashParameters parameters) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(VERSION)
                .withSalt(salt)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .build());
        byte[] tag = new byte[BYTES];
        generator.generateBytes(password, tag);
        return tag;
    }
}
