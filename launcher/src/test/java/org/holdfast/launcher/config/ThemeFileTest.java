package org.holdfast.launcher.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.api.Text;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.Theme;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.render.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThemeFileTest {
    private static final View COLOUR = View.PLAIN.withColour(ColourDepth.TRUECOLOUR);

    @TempDir
    Path data;

    private Path file = Path.of("");

    @BeforeEach
    void name_the_file() {
        file = data.resolve("config/theme.toml");
    }

    @Test
    void a_first_start_writes_themes_that_say_all_and_a_default_that_is_the_built_in_one() throws Exception {
        Themes themes = new ThemeFile(data).read();
        String written = Files.readString(file);

        assertThat(themes.names()).containsExactly("default", "contrast", "night", "paper");
        Map<String, String> builtIn = Theme.builtInLooks();
        for (String theme : themes.names()) {
            for (String tag : builtIn.keySet()) {
                int line = TomlLines.lineOf(written, theme + "." + tag);
                assertThat(written.lines().toList().get(line - 1)).as(theme).startsWith(tag + " = ");
            }
        }
        builtIn.forEach((tag, look) -> {
            int line = TomlLines.lineOf(written, "default." + tag);
            assertThat(written.lines().toList().get(line - 1)).isEqualTo(tag + " = \"" + look + "\"");
        });
    }

    @Test
    void what_is_there_is_read_anew_each_time_and_left_as_it_is() throws Exception {
        ThemeFile themeFile = new ThemeFile(data);
        write("[dusk]\nroom = \"#102030\"\n");

        assertThat(shown(themeFile.read(), "dusk")).isEqualTo("\033[38;2;16;32;48mHall\033[0m");
        write("[dusk]\nroom = \"red\"\n[default]\nroom = \"blue\"\n");
        Themes changed = themeFile.read();
        assertThat(shown(changed, "dusk")).isEqualTo("\033[91mHall\033[0m");
        assertThat(shown(changed, "gone")).isEqualTo("\033[94mHall\033[0m");
        assertThat(changed.names()).containsExactly("default", "dusk");
        assertThat(file).content().endsWith("[default]\nroom = \"blue\"\n");
    }

    @Test
    void an_empty_file_leaves_the_built_in_theme() throws Exception {
        write("# nothing\n");

        assertThat(new ThemeFile(data).read().names()).containsExactly("default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                '[night]↵romo = "red"'                    | 2 | theme 'night': there is no tag <romo>; there are room,
                '[night]↵exit = "red"↵room = "bold mauve"' | 3 | theme 'night', tag <room>: 'mauve' is no part of a look
                '[night]↵room = "red on"'                 | 2 | theme 'night', tag <room>: a colour is missing after 'on'
                '[night]↵↵room = 7'                       | 3 | theme 'night', tag <room>: a look is a text
                '[night]↵[night.room]↵x = "red"'          | 2 | theme 'night', tag <room>: a look is a text
                'room = "red"'                            | 1 | belongs to no theme
                '[default]↵[Night Sky]'                   | 2 | this is no TOML
                '[default]↵["Night Sky"]'                 | 2 | a theme's name is a small letter
                '[night↵room = = 1'                       | 1 | this is no TOML
                """)
    void what_is_wrong_is_named_with_its_line(String toml, int line, String message) throws Exception {
        write(toml.replace('↵', '\n') + "\n");

        assertThatThrownBy(() -> new ThemeFile(data).read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + ", line " + line + ": ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private void write(String toml) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, toml);
    }

    private static String shown(Themes themes, String theme) {
        return new Renderer(themes).render(Text.of("<room>Hall</room>"), COLOUR.withTheme(theme));
    }
}
