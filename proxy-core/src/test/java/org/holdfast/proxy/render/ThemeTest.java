package org.holdfast.proxy.render;

import java.util.List;
import java.util.Map;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThemeTest {
    private static final View COLOUR = View.PLAIN.withColour(ColourDepth.TRUECOLOUR);

    @Test
    void aThemeSaysHowAMeaningLooks() {
        Theme night = Theme.of("night", Map.of("room", "bold #ff8800 on dark_blue", "exit", ""));
        Renderer renderer = new Renderer(new Themes(List.of(night)));
        Text text = Text.of("<room>Hall</room> <exit>north</exit> <item>sword</item>");
        assertThat(renderer.render(text, COLOUR.withTheme("night")))
                .isEqualTo("\033[1;38;2;255;136;0;44mHall\033[0m north \033[92msword\033[0m");
        assertThat(renderer.render(text, COLOUR.withTheme("gone"))).isEqualTo(renderer.render(text, COLOUR));
        assertThat(renderer.themes().has("night")).isTrue();
        assertThat(renderer.themes().has("gone")).isFalse();
    }

    @Test
    void theDefaultCanBeReplaced() {
        Renderer renderer = new Renderer(new Themes(List.of(Theme.of("default", Map.of("room", "blue")))));
        assertThat(renderer.render(Text.of("<room>Hall</room>"), COLOUR)).isEqualTo("\033[94mHall\033[0m");
        assertThat(renderer.render(Text.of("<room>Hall</room>"), COLOUR.withTheme("gone")))
                .isEqualTo("\033[94mHall\033[0m");
    }

    @Test
    void theBuiltInLooksMakeTheBuiltInTheme() {
        Renderer renderer = new Renderer(new Themes(List.of(Theme.of("copy", Theme.builtInLooks()))));
        Meaning.byTag().keySet().forEach(tag -> {
            Text text = Text.of("<" + tag + ">x");
            assertThat(renderer.render(text, COLOUR.withTheme("copy"))).isEqualTo(renderer.render(text, COLOUR));
        });
    }

    @Test
    void themesCanBeExchangedWhileTheyAreUsed() {
        Renderer renderer = new Renderer();
        Text text = Text.of("<room>Hall</room>");
        String before = renderer.render(text, COLOUR.withTheme("dusk"));
        renderer.use(new Themes(List.of(Theme.of("dusk", Map.of("room", "blue")))));
        assertThat(renderer.render(text, COLOUR.withTheme("dusk")))
                .isNotEqualTo(before)
                .isEqualTo("\033[94mHall\033[0m");
        assertThat(renderer.themes().names()).containsExactly("default", "dusk");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> Theme.of("night", Map.of("romo", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("theme 'night': there is no tag <romo>; there are room, ");
        assertThatThrownBy(() -> Theme.of("Night Sky", Map.of()))
                .hasMessageStartingWith("a theme's name is a small letter")
                .hasMessageEndingWith("'Night Sky' is none");
        assertThatThrownBy(() -> Theme.of("night", Map.of("room", "bold mauve")))
                .hasMessageStartingWith("theme 'night', tag <room>: 'mauve' is no part of a look");
        assertThatThrownBy(() -> Theme.of("night", Map.of("room", "red on")))
                .hasMessage("theme 'night', tag <room>: a colour is missing after 'on'");
        assertThatThrownBy(() -> Theme.of("night", Map.of("room", "on red bold")))
                .hasMessageStartingWith("theme 'night', tag <room>: 'bold' is no part of a look");
    }
}
