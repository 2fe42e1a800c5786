package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;

/**
 * An account with its credentials, and its form as a document. Immutable; stays within this package.
 *
 * @param account what may be shown
 * @param password its password, which serves every {@link Purpose}
 * @param more what most accounts do not have
 */
record StoredAccount(Account account, PasswordHash password, Extras more) {
    /** The form of the document; counted up when an older version must not read it. */
    private static final int FORMAT = 3;

    /** Of accounts of which there is nothing that the version before could not read. */
    private static final int FORMAT_WITHOUT_SEALS = 2;

    private static final int FORMAT_WITHOUT_EXTRAS = 1;

    /** The application password for a purpose that this is. Looks at all of them, so that the time does not tell which. */
    Optional<AppPassword> appPassword(String credential, Purpose purpose) {
        return more.appPasswords().stream()
                .filter(each -> each.hash().matches(credential) && each.purpose() == purpose)
                .reduce((first, second) -> first);
    }

    /** Whether there is a second factor, and its secret is sealed. */
    boolean hasSealed() {
        return more.secondFactor().filter(SecondFactor::sealed).isPresent();
    }

    /** Whether what was shown is still the account's. */
    boolean stillHolds(Proof proof) {
        return proof.password() == more.passwords()
                && (proof.app().isEmpty()
                        || more.appPasswords().stream()
                                .anyMatch(each -> each.label().equals(proof.app())));
    }

    /**
     * Lets pass who has shown what is still the account's, for the moment of a change.
     *
     * @throws AccountException in words for them, if it is not, or the account was locked meanwhile
     */
    void require(Proof shown) throws AccountException {
        if (!stillHolds(shown)) {
            throw new AccountException(AccountService.PASSWORD_CHANGED);
        }
        if (account.locked()) {
            throw new AccountException(AccountService.LOCKED);
        }
    }

    StoredAccount with(Account newAccount) {
        return new StoredAccount(newAccount, password, more);
    }

    /** The same password, hashed in another way. */
    StoredAccount with(PasswordHash rehashed) {
        return new StoredAccount(account, rehashed, more);
    }

    /** Another password. What programs were given goes with the old one: who knew that may have made some. */
    StoredAccount withNewPassword(PasswordHash other) {
        return new StoredAccount(
                account, other, more.withAppPasswords(List.of()).withOneMorePassword());
    }

    StoredAccount with(Extras changed) {
        return new StoredAccount(account, password, changed);
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
        Doc.Builder doc = Doc.object()
                .put("format", hasSealed() ? FORMAT : FORMAT_WITHOUT_SEALS)
                .put("name", account.name())
                .put("role", account.role().word())
                .put("locked", account.locked())
                .put("created", account.created().toString())
                .put("characters", new Doc.Arr(characters))
                .put("preferences", preferences.build())
                .put("password", password.toDoc());
        more.write(doc);
        return doc.build();
    }

    /**
     * The account of a document.
     *
     * @throws AccountRecordException naming the account's id, if it is none or was written by a newer version
     */
    static StoredAccount fromDoc(String id, Doc.Obj doc) {
        long format = doc.integer("format", 0);
        if (format < FORMAT_WITHOUT_EXTRAS || format > FORMAT) {
            throw new AccountRecordException("the record of account " + id + " is of format " + format
                    + "; this version reads up to format " + FORMAT
                    + ". Use the version that wrote it, or a newer one");
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
            return new StoredAccount(account, PasswordHash.fromDoc(doc.object("password")), Extras.read(doc));
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

    /**
     * What most accounts do not have.
     *
     * @param email where its owner is written to; confirmed
     * @param places where its owner logged in from last, the newest last; see {@link KnownPlaces}
     * @param passwords how many it has had before this one
     */
    record Extras(
            List<AppPassword> appPasswords,
            Optional<SecondFactor> secondFactor,
            Optional<String> email,
            List<String> places,
            long passwords) {
        static final Extras NONE = new Extras(List.of(), Optional.empty(), Optional.empty(), List.of(), 0);

        Extras {
            appPasswords = List.copyOf(appPasswords);
            places = List.copyOf(places);
        }

        Extras withAppPasswords(List<AppPassword> changed) {
            return new Extras(changed, secondFactor, email, places, passwords);
        }

        Extras withSecondFactor(Optional<SecondFactor> changed) {
            return new Extras(appPasswords, changed, email, places, passwords);
        }

        Extras withEmail(Optional<String> changed) {
            return new Extras(appPasswords, secondFactor, changed, places, passwords);
        }

        Extras withPlaces(List<String> changed) {
            return new Extras(appPasswords, secondFactor, email, changed, passwords);
        }

        Extras withOneMorePassword() {
            return new Extras(appPasswords, secondFactor, email, places, passwords + 1);
        }

        /** Nothing of it: all of it is its owner's. */
        @Override
        public String toString() {
            return "Extras[...]";
        }

        private void write(Doc.Builder doc) {
            if (!appPasswords.isEmpty()) {
                doc.put(
                        "appPasswords",
                        new Doc.Arr(
                                appPasswords.stream().map(AppPassword::toDoc).toList()));
            }
            secondFactor.ifPresent(factor -> doc.put("secondFactor", factor.toDoc()));
            email.ifPresent(address -> doc.put("email", address));
            if (!places.isEmpty()) {
                doc.put("places", places);
            }
            if (passwords > 0) {
                doc.put("passwords", passwords);
            }
        }

        private static Extras read(Doc.Obj doc) {
            return new Extras(
                    doc.items("appPasswords").stream()
                            .map(Doc.Obj.class::cast)
                            .map(AppPassword::fromDoc)
                            .toList(),
                    doc.find("secondFactor").map(Doc.Obj.class::cast).map(SecondFactor::fromDoc),
                    doc.find("email").map(Doc.Str.class::cast).map(Doc.Str::value),
                    doc.strings("places"),
                    doc.integer("passwords", 0));
        }
    }
}
