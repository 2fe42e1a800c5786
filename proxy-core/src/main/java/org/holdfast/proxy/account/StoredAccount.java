package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.api.Doc;

/**
 * An account with its credential, and its form as a document. Immutable; stays within this package.
 *
 * @param account what may be shown
 * @param password its password, which serves every {@link Purpose}
 */
record StoredAccount(Account account, PasswordHash password) {
    /** The form of the document; counted up when it changes. */
    private static final int FORMAT = 1;

    /** The credential to check for a purpose. */
    PasswordHash credential(Purpose purpose) {
        return switch (purpose) {
            case PLAY -> password;
        };
    }

    StoredAccount with(Account newAccount) {
        return new StoredAccount(newAccount, password);
    }

    StoredAccount with(PasswordHash newPassword) {
        return new StoredAccount(account, newPassword);
    }

    Doc.Obj toDoc() {
        List<Doc> characters = account.characters().stream()
                .<Doc>map(character -> Doc.object()
                        .put("id", character.id())
                        .put("name", character.name())
                        .build())
                .toList();
        Doc.Builder preferences = Doc.object();
        new TreeMap<>(account.preferences()).forEach(preferences::put);
        return Doc.object()
                .put("format", FORMAT)
                .put("name", account.name())
                .put("role", account.role().word())
                .put("locked", account.locked())
                .put("created", account.created().toString())
                .put("characters", new Doc.Arr(characters))
                .put("preferences", preferences.build())
                .put("password", password.toDoc())
                .build();
    }

    /**
     * The account of a document.
     *
     * @throws AccountRecordException naming the account's id, if it is none or was written by a newer version
     */
    static StoredAccount fromDoc(String id, Doc.Obj doc) {
        long format = doc.integer("format", 0);
        if (format != FORMAT) {
            throw new AccountRecordException("the record of account " + id + " is of format " + format
                    + "; this version reads format " + FORMAT + ". Use the version that wrote it, or a newer one");
        }
        try {
            List<CharacterRef> characters = doc.items("characters").stream()
                    .map(Doc.Obj.class::cast)
                    .map(character -> new CharacterRef(character.string("id"), character.string("name")))
                    .toList();
            Account account = new Account(
                    id,
                    doc.string("name"),
                    Role.parse(doc.string("role")).orElseThrow(() -> new IllegalArgumentException("unknown role")),
                    doc.bool("locked", false),
                    characters,
                    Instant.parse(doc.string("created")),
                    preferences(doc));
            return new StoredAccount(account, PasswordHash.fromDoc(doc.object("password")));
        } catch (RuntimeException e) {
            // Neither the cause nor its words: they may repeat what the record holds.
            throw new AccountRecordException("the record of account " + id + " is damaged; restore it from a backup");
        }
    }

    /** None in the records of versions that knew of none. */
    private static Map<String, String> preferences(Doc.Obj doc) {
        Doc.Obj preferences = doc.object("preferences");
        Map<String, String> words = new TreeMap<>();
        preferences.members().keySet().forEach(setting -> words.put(setting, preferences.string(setting)));
        return words;
    }
}
