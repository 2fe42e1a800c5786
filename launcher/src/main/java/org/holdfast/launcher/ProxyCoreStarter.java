package org.holdfast.launcher;

import java.nio.file.Path;
import org.holdfast.launcher.config.Configuration;

/** Starts {@code ProxyCore}: maps the launcher's configuration to the core's options. */
final class ProxyCoreStarter implements CoreStarter {
    @Override
    public Core start(Launch launch) throws CommandFailure {
        throw noCore();
    }

    @Override
    public OfflineAccounts openAccounts(Path data, Configuration configuration) throws CommandFailure {
        throw noCore();
    }

    private static CommandFailure noCore() {
        return CommandFailure.cannotStart(new UnsupportedOperationException("this build has no core"));
    }
}
