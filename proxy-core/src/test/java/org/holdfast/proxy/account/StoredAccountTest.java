package org.holdfast.proxy.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StoredAccountTest {
    private static final StoredAccount NOVA = new StoredAccount(
            new Account(
                    "id-1",
                    "Nova",
                    Role.BUILDER,
                    true,
                    List.of(new CharacterRef("c-1", "Nova"), new CharacterRef("c-2", "Supernova")),
                    Instant.parse("2026-11-22T10:00:00.123456789Z"),
                    Map.of("color", "256", "brief", "on")),
            PasswordHash.dummy(new HashParameters(8, 1, 1), new SecureRandom()),
            new StoredAccount.Extras(
                    List.of(new AppPassword("mail at home", Purpose.MAIL, Instant.EPOCH, code())),
                    Optional.of(new SecondFactor("c2VhbGVk", true, 7, List.of(code(), code()))),
                    Optional.of("nova@example.org"),
                    List.of("home", "office"),
                    2));

    private static CodeHash code() {
        return CodeHash.of("ABCD", new SecureRandom());
    }

    @Test
    void anAccountIsTheSameAfterItWasADocument() {
        Doc.Obj doc = (Doc.Obj) Doc.parse(NOVA.toDoc().toJson());
        assertThat(StoredAccount.fromDoc("id-1", doc)).isEqualTo(NOVA);
    }

    @Test
    void aRecordOfANewerVersionIsRefusedByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredAccount.fromDoc("id-1", changed("format", new Doc.Int(4))))
                .withMessageContaining("account id-1 is of format 4")
                .withMessageContaining("newer");
    }

    @Test
    void aRecordOfAVersionThatKnewOfPasswordsAloneHasNothingElse() {
        Map<String, Doc> members = new LinkedHashMap<>(NOVA.toDoc().members());
        members.keySet().removeAll(List.of("appPasswords", "secondFactor", "email", "places", "passwords"));
        members.put("format", new Doc.Int(1));
        assertThat(StoredAccount.fromDoc("id-1", new Doc.Obj(members))).isEqualTo(NOVA.with(StoredAccount.Extras.NONE));
    }

    @Test
    void aRecordOfAVersionThatKnewOfNoPreferencesHasNone() {
        Map<String, Doc> members = new LinkedHashMap<>(NOVA.toDoc().members());
        members.remove("preferences");
        assertThat(StoredAccount.fromDoc("id-1", new Doc.Obj(members)).account().preferences())
                .isEmpty();
    }

    @Test
    void aDamagedRecordIsNamedByItsIdAndNotRepeated() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredAccount.fromDoc("id-1", changed("role", new Doc.Str("wizard"))))
                .withMessage("the record of account id-1 is damaged; restore it from a backup")
                .withNoCause();
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredAccount.fromDoc("id-1", changed("characters", new Doc.Int(1))))
                .withMessageContaining("damaged");
        assertThatIllegalStateException().isThrownBy(() -> StoredAccount.fromDoc("id-1", Doc.Obj.EMPTY));
    }

    @Test
    void neitherNameNorCredentialIsShown() {
        assertThat(NOVA.toString()).contains("id-1").doesNotContainIgnoringCase("nova");
    }

    private static Doc.Obj changed(String member, Doc value) {
        Map<String, Doc> members = new LinkedHashMap<>(NOVA.toDoc().members());
        members.put(member, value);
        return new Doc.Obj(members);
    }
}
