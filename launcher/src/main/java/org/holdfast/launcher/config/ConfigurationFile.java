package org.holdfast.launcher.config;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code config/holdfast.toml}: every key with its comment and default, then what the operator makes of it. */
final class ConfigurationFile {
    private final TomlFile file;

    ConfigurationFile(Path path) {
        this.file = new TomlFile(path);
    }

    void writeIfMissing() throws ConfigurationException {
        file.writeIfMissing(template());
    }

    void readInto(Values values) throws ConfigurationException {
        TomlFile.Content content = file.read();
        Map<String, Object> settings = new TreeMap<>();
        flatten("", content.table(), settings);
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            try {
                Key<?> key = Keys.find(setting.getKey())
                        .orElseThrow(() -> new ConfigurationException(Keys.unknown(setting.getKey())));
                values.putToml(key, setting.getValue());
            } catch (ConfigurationException e) {
                throw content.wrong(setting.getKey(), e);
            }
        }
    }

    /** A table that is empty counts as a key, so that a wrong section name is noticed; those of the table do not. */
    private static void flatten(String prefix, UnmodifiableConfig table, Map<String, Object> into) {
        table.entrySet().forEach(entry -> {
            String path = prefix + entry.getKey();
            Object value = entry.getValue();
            if (value instanceof UnmodifiableConfig inner) {
                if (inner.isEmpty()
                        && Keys.ALL.stream().noneMatch(key -> key.section().equals(path))) {
                    into.put(path, value);
                }
                flatten(path + ".", inner, into);
            } else {
                into.put(path, value);
            }
        });
    }

    static String template() {
        StringBuilder text = new StringBuilder("""
                # Holdfast reads this file when it starts. Every key is here with its default.
                # 'java -jar holdfast.jar --set KEY=VALUE' overrides a key, as in --set listen.telnet_port=4001;
                # '--set KEY=@FILE' takes the value from a file.
                """);
        String section = "";
        for (Key<?> key : Keys.ALL) {
            if (!key.section().equals(section)) {
                section = key.section();
                text.append("\n[").append(section).append("]\n");
            }
            text.append('\n');
            key.comment().lines().forEach(line -> text.append("# ").append(line).append('\n'));
            text.append(key.nameInSection())
                    .append(" = ")
                    .append(key.missingAsToml())
                    .append('\n');
        }
        return text.toString();
    }
}
