package org.holdfast.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.launcher.io.FileProblem;

/**
 * Puts a configuration together: the table's defaults, under the data directory's file, under the command line.
 */
public final class ConfigurationLoader {
    private static final int MAX_SECRET_BYTES = 64 << 10;

    private ConfigurationLoader() {}

    /**
     * Reads the configuration of a data directory; writes its file first if there is none.
     *
     * @param data the data directory, which need not exist
     * @param settings {@code KEY=VALUE} or {@code KEY=@FILE}, where a file's last line break does not count; of two for
     *     one key the later counts
     * @throws ConfigurationException for the operator, naming the file and line or the setting; never a value
     */
    public static Configuration load(Path data, List<String> settings) throws ConfigurationException {
        ConfigurationFile file = new ConfigurationFile(data.resolve("config").resolve("holdfast.toml"));
        Values overrides = new Values();
        for (String setting : settings) {
            apply(setting, overrides);
        }
        file.writeIfMissing();
        Values values = new Values();
        file.readInto(values);
        values.putAll(overrides);
        return Configuration.of(values);
    }

    private static void apply(String setting, Values values) throws ConfigurationException {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new ConfigurationException("--set takes KEY=VALUE or KEY=@FILE");
        }
        String name = setting.substring(0, equals).strip();
        String value = setting.substring(equals + 1);
        Key<?> key = Keys.find(name).orElseThrow(() -> new ConfigurationException("--set: " + Keys.unknown(name)));
        try {
            values.putText(key, value.startsWith("@") ? secret(Path.of(value.substring(1))) : value);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("--set: " + e.getMessage(), e);
        }
    }

    private static String secret(Path file) throws ConfigurationException {
        try {
            if (Files.size(file) > MAX_SECRET_BYTES) {
                throw new ConfigurationException(file + " is larger than " + MAX_SECRET_BYTES + " bytes");
            }
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + FileProblem.why(e), e);
        }
    }
}
