package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.store.StoppedStore;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;
import picocli.CommandLine.Option;

/** The data directory of a server that is not running, for commands that look at its store as a whole. */
final class StoppedData {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "The data directory; no server may be running on it. Default: ${DEFAULT-VALUE}")
    private Path path = Path.of("./data");

    /**
     * Keeps servers off the directory, which must exist.
     *
     * @throws CommandFailure if it does not, or is in use
     */
    DataDirectory claim() throws CommandFailure {
        try {
            return DataDirectory.claimExisting(path);
        } catch (IOException e) {
            throw CommandFailure.cannotStart(e);
        }
    }

    /** Likewise, but makes the directory if it is missing. */
    DataDirectory claimOrMake() throws CommandFailure {
        try {
            return DataDirectory.claim(path);
        } catch (IOException e) {
            throw CommandFailure.cannotStart(e);
        }
    }

    /** Where a data directory has its store. */
    static StoreOptions store(DataDirectory data, Terminal terminal) {
        return StoreOptions.of(data.path().resolve("store")).withProgress(terminal::note);
    }

    /** @throws CommandFailure if there is no store, or none that a server would start with */
    static StoppedStore open(DataDirectory data, Terminal terminal) throws CommandFailure {
        try {
            return StoppedStore.open(store(data, terminal));
        } catch (StoreException e) {
            throw e.isDamage() ? CommandFailure.refused(e) : CommandFailure.cannotStart(e);
        }
    }
}
