package org.holdfast.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.proxy.KeyFile;
import org.holdfast.proxy.account.AccountRecords;
import org.holdfast.proxy.store.StoppedStore;

/**
 * What is said of the key of second factors where something is saved or restored: it is in no backup, so that whoever finds one
 * has no secrets, and so the operator has to keep it.
 */
final class KeyAdvice {
    private KeyAdvice() {}

    /** Empty if there is nothing that the key is needed for. */
    static Optional<String> saved(StoppedStore store, Path data) {
        return isNeeded(store)
                ? Optional.of("The key of second factors, " + data.resolve(KeyFile.NAME)
                        + ", is not in it: keep a copy of that, apart from it.")
                : Optional.empty();
    }

    /** Empty if the key is there, or not needed. */
    static Optional<String> restored(StoppedStore store, Path data) {
        Path key = data.resolve(KeyFile.NAME);
        return !Files.exists(key) && isNeeded(store)
                ? Optional.of("For second factors, put the key that was kept with the backup at " + key + ".")
                : Optional.empty();
    }

    private static boolean isNeeded(StoppedStore store) {
        AtomicBoolean needed = new AtomicBoolean();
        store.list(Optional.of("account"), record -> {
            if (AccountRecords.needsKey(record.doc())) {
                needed.set(true);
            }
        });
        return needed.get();
    }
}
