package org.holdfast.proxy.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PasswordHashTest {
    private static final HashParameters TINY = new HashParameters(8, 1, 1);
    private static final byte[] PASSWORD = "correct horse".getBytes(UTF_8);

    /** From the tests of the reference implementation, version 1.3. */
    @Test
    void theHashIsArgon2id() {
        byte[] hash =
                Argon2id.hash("password".getBytes(UTF_8), "somesalt".getBytes(UTF_8), new HashParameters(256, 2, 1));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    }

    @Test
    void onlyThePasswordMatches() {
        PasswordHash hash = hash(PASSWORD);
        assertThat(hash.matches(PASSWORD, Argon2id::hash)).isTrue();
        assertThat(hash.matches("correct horsf".getBytes(UTF_8), Argon2id::hash))
                .isFalse();
        assertThat(hash.matches(new byte[0], Argon2id::hash)).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(hash(PASSWORD)).isNotEqualTo(hash(PASSWORD));
    }

    @Test
    void aHashIsTheSameAfterItWasADocument() {
        PasswordHash hash = hash(PASSWORD);
        PasswordHash back =
                PasswordHash.fromDoc((Doc.Obj) Doc.parse(hash.toDoc().toJson()));
        assertThat(back).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(back.matches(PASSWORD, Argon2id::hash)).isTrue();
    }

    @Test
    void anotherAlgorithmIsRefused() {
        Map<String, Doc> members = new LinkedHashMap<>(hash(PASSWORD).toDoc().members());
        members.put("algorithm", new Doc.Str("argon3"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.fromDoc(new Doc.Obj(members)))
                .withMessageContaining("does not know");
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HashParameters(15, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashParameters(8, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashParameters(1 << 21, 1, 1));
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(hash(PASSWORD).toString())
                .isEqualTo("PasswordHash[HashParameters[memoryKib=8, iterations=1, parallelism=1]]");
    }

    private static PasswordHash hash(byte[] password) {
        return PasswordHash.of(password, TINY, Argon2id::hash, new SecureRandom());
    }
}
