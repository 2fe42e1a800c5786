package org.holdfast.launcher.config;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.proxy.render.Theme;
import org.holdfast.proxy.render.Themes;

/**
 * {@code config/theme.toml}: a section for each theme, with a look for each tag. {@link Theme} knows what tags and looks
 * there are. One for a data directory; usable on any thread.
 */
public final class ThemeFile {
    private final TomlFile file;

    /** @param data the data directory, which need not exist */
    public ThemeFile(Path data) {
        this.file = new TomlFile(data.resolve("config").resolve("theme.toml"));
    }

    /**
     * Reads the file as it is now; writes it first if there is none.
     *
     * @throws ConfigurationException for the operator, naming the file, the line, and what there is instead
     */
    public Themes read() throws ConfigurationException {
        file.writeIfMissing(template());
        TomlFile.Content content = file.read();
        List<Theme> themes = new ArrayList<>();
        for (UnmodifiableConfig.Entry entry : content.table().entrySet()) {
            themes.add(theme(entry.getKey(), entry.getValue(), content));
        }
        return new Themes(themes);
    }

    private static Theme theme(String name, Object section, TomlFile.Content content) throws ConfigurationException {
        if (!(section instanceof UnmodifiableConfig looks)) {
            throw content.wrong(
                    name, new ConfigurationException("'" + name + "' belongs to no theme; put it below [default]"));
        }
        try {
            Theme.of(name, Map.of());
        } catch (IllegalArgumentException e) {
            throw content.wrong(name, e);
        }
        Map<String, String> byTag = new LinkedHashMap<>();
        for (UnmodifiableConfig.Entry look : looks.entrySet()) {
            String key = name + "." + look.getKey();
            if (!(look.getValue() instanceof String text)) {
                throw content.wrong(
                        key,
                        new ConfigurationException("theme '" + name + "', tag <" + look.getKey()
                                + ">: a look is a text, as in \"bold gold\""));
            }
            try {
                // Alone, so that the line of a mistake is known.
                Theme.of(name, Map.of(look.getKey(), text));
            } catch (IllegalArgumentException e) {
                throw content.wrong(key, e);
            }
            byTag.put(look.getKey(), text);
        }
        return Theme.of(name, byTag);
    }

    static String template() {
        try (InputStream stream = ThemeFile.class.getResourceAsStream("theme.toml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("this build lacks theme.toml; build it again with 'mvn clean package'", e);
        }
    }
}
