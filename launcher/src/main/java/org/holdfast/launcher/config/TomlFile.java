package org.holdfast.launcher.config;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.holdfast.launcher.io.FileProblem;

/** A file of settings: TOML 1.0, UTF-8, at most 64 KiB. Written once, then the operator's. */
record TomlFile(Path path) {
    private static final int MAX_BYTES = 64 << 10;

    /** A file as it was read. */
    record Content(Path path, String text, UnmodifiableConfig table) {
        /** What is wrong with a key, {@code section.name}, with the file and the line before it. */
        ConfigurationException wrong(String key, Exception why) {
            return new ConfigurationException(
                    path + ", line " + TomlLines.lineOf(text, key) + ": " + why.getMessage(), why);
        }
    }

    /** Whole or not at all, and only if there is none. */
    void writeIfMissing(String content) throws ConfigurationException {
        if (Files.exists(path)) {
            return;
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "holdfast", ".new");
            Files.writeString(draft, content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException("cannot write " + path + ": " + FileProblem.why(e), e);
        }
    }

    Content read() throws ConfigurationException {
        String text = text();
        try {
            return new Content(path, text, new TomlParser().parse(text));
        } catch (ParsingException e) {
            throw new ConfigurationException(
                    path + ", line " + TomlLines.lineOfFailure(text) + ": this is no TOML: " + oneLine(e), e);
        }
    }

    private String text() throws ConfigurationException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigurationException(path + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + path + ": " + FileProblem.why(e), e);
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
