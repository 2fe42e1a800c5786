package org.holdfast.launcher;

import java.nio.file.Path;
import org.holdfast.launcher.config.Configuration;

/** Opens the core, in one of two ways. */
interface CoreStarter {
    /**
     * Binds the listeners and begins to load the world.
     *
     * @throws CommandFailure if a port or the store is in use or damaged
     */
    Core start(Launch launch) throws CommandFailure;

    /**
     * Opens the accounts alone; no listener, no world.
     *
     * @throws CommandFailure if the store is in use or damaged
     */
    OfflineAccounts openAccounts(Path data, Configuration configuration) throws CommandFailure;
}
