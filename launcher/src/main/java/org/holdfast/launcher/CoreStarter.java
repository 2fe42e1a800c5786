package org.holdfast.launcher;

import java.nio.file.Path;
import java.time.Instant;
import org.holdfast.api.ContentImport;
import org.holdfast.launcher.config.Configuration;

/** Opens the core, in one of three ways. */
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

    /**
     * Opens the store alone and has the world's code import content into it; no listener, no session. The change is on
     * disk when this returns.
     *
     * @param dryRun whether to leave the store as it is
     * @throws CommandFailure if the store is in use or damaged, or the world refuses the content
     */
    ContentImport.Report importContent(Launch launch, ContentImport content, Instant now, boolean dryRun)
            throws CommandFailure;
}
