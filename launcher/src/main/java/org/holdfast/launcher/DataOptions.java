package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.config.ConfigurationException;
import org.holdfast.launcher.config.ConfigurationLoader;
import org.holdfast.launcher.content.DataDirectory;
import picocli.CommandLine.Option;

/** The options that every command has: which data directory, and what to override in its configuration. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "The data directory; laid out if it is empty or missing. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("./data");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of DIR/config/holdfast.toml. KEY=@FILE takes the value from a file.")
    private List<String> settings = new ArrayList<>();

    /** Makes the directory if it is missing. */
    DataDirectory claim() throws CommandFailure {
        return claim(DataDirectory::claim);
    }

    /** Likewise, but it must be there. */
    DataDirectory claimExisting() throws CommandFailure {
        return claim(DataDirectory::claimExisting);
    }

    private interface Claim {
        DataDirectory of(Path path) throws IOException;
    }

    private DataDirectory claim(Claim claim) throws CommandFailure {
        try {
            return claim.of(data);
        } catch (IOException e) {
            throw CommandFailure.cannotStart(e);
        }
    }

    Path path() {
        return data;
    }

    /** That of a directory which another process may be using. */
    Configuration configurationInUse() throws CommandFailure {
        return configuration(data, List.of());
    }

    /** @param more settings that go above those of {@code --set} */
    Configuration configuration(DataDirectory directory, List<String> more) throws CommandFailure {
        return configuration(directory.path(), more);
    }

    private Configuration configuration(Path directory, List<String> more) throws CommandFailure {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        try {
            return ConfigurationLoader.load(directory, all);
        } catch (ConfigurationException e) {
            throw CommandFailure.cannotStart(e);
        }
    }
}
