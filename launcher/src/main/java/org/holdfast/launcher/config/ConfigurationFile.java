package org.holdfast.launcher.config;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.launcher.io.FileProblem;

/** {@code config/holdfast.toml}: TOML 1.0, UTF-8, at most 64 KiB. Written once, then the operator's. */
final class ConfigurationFile {
    private static final int MAX_BYTES = 64 << 10;

    private final Path path;

    ConfigurationFile(Path path) {
        this.path = path;
    }

    /** Writes every key with its comment and default, unless there is a file. */
    void writeIfMissing() throws ConfigurationException {
        if (Files.exists(path)) {
            return;
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "holdfast", ".new");
            Files.writeString(draft, template());
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException("cannot write " + path + ": " + FileProblem.why(e), e);
        }
    }

    void readInto(Values values) throws ConfigurationException {
        String text = read();
        Map<String, Object> settings = new TreeMap<>();
        try {
            flatten("", new TomlParser().parse(text), settings);
        } catch (ParsingException e) {
            throw new ConfigurationException(
                    path + ", line " + TomlLines.lineOfFailure(text) + ": this is no TOML: " + oneLine(e), e);
        }
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            try {
                Key<?> key = Keys.find(setting.getKey())
                        .orElseThrow(() -> new ConfigurationException(Keys.unknown(setting.getKey())));
                values.putToml(key, setting.getValue());
            } catch (ConfigurationException e) {
                throw new ConfigurationException(
                        path + ", line " + TomlLines.lineOf(text, setting.getKey()) + ": " + e.getMessage(), e);
            }
        }
    }

    private String read() throws ConfigurationException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigurationException(path + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + path + ": " + FileProblem.why(e), e);
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

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
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
