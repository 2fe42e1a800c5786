package org.holdfast.proxy;

import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.account.AccountRecords;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.store.Store;

/** Keeps accounts in the store, in a namespace that no module may name. */
public final class StoredAccounts extends StoredCoreRecords implements AccountRecords {
    private static final String NAMESPACE = "account";
    private static final String INVITATIONS = "invitation";
    private static final String FREED_NAMES = "freed-name";
    private static final String GONE_CHARACTERS = "gone-character";
    private static final String BANS = "ban";

    /** Where there are credentials. */
    private static final Set<String> SECRETIVE = Set.of(NAMESPACE, INVITATIONS);

    private static final Doc HIDDEN = new Doc.Str("(hidden)");

    public StoredAccounts(Store store) {
        super(store, NAMESPACE);
    }

    /** Where invitations are kept. */
    public static Records invitations(Store store) {
        return new StoredCoreRecords(store, INVITATIONS);
    }

    /** Where names are kept that somebody had until lately. */
    public static Records freedNames(Store store) {
        return new StoredCoreRecords(store, FREED_NAMES);
    }

    /** Where it is kept of which deleted characters the world has still to be told. */
    public static Records goneCharacters(Store store) {
        return new StoredCoreRecords(store, GONE_CHARACTERS);
    }

    /** Where bans are kept. */
    public static Records bans(Store store) {
        return new StoredCoreRecords(store, BANS);
    }

    /** A record as it may be shown to an operator: of an account or an invitation without its credentials, else as it is. */
    public static StoredRecord showable(StoredRecord record) {
        if (!SECRETIVE.contains(record.key().namespace())) {
            return record;
        }
        Doc.Builder shown = Doc.object();
        record.doc().members().forEach((name, value) -> {
            shown.put(name, AccountRecords.SHOWABLE.contains(name) ? value : HIDDEN);
        });
        return new StoredRecord(record.key(), record.version(), shown.build());
    }
}
