package org.holdfast.world.words;

import java.util.List;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProseTest {
    private static Text text(String template, Object... arguments) {
        return Text.of(template, arguments);
    }

    @Test
    void colours_and_decorations_count() {
        assertThat(Prose.of("A <red>hot</red> <BOLD>iron<reset>."))
                .isEqualTo(text("{}<red>{}</red>{}<bold>{}<reset>{}", "A ", "hot", " ", "iron", "."));
        assertThat(Prose.of("<#FF8800>amber</#ff8800>")).isEqualTo(text("<#ff8800>{}</#ff8800>", "amber"));
        assertThat(Prose.of("An <item>oar</item>")).isEqualTo(text("{}<item>{}</item>", "An ", "oar"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "1 < 2 > 0 <> <-- </ <red",
                "<click:run_command:'quit'>here</click>",
                "<command>@shutdown</command>",
                "<exit>north</exit>",
                "<danger>Boo</danger> <notice>x</notice>",
                "<red:x> <color:red> <!bold> <heading> <hover:show_text:'x'>",
                "</red> ends nothing",
                "{} {0} {{ }",
                "\\ and \\<odd>",
            })
    void all_else_is_words(String written) {
        assertThat(Prose.of(written)).isEqualTo(Text.plain(written));
    }

    @Test
    void a_backslash_keeps_a_tag_from_counting() {
        assertThat(Prose.of("\\<red>")).isEqualTo(Text.plain("<red>"));
        assertThat(Prose.of("\\\\<red>x")).isEqualTo(text("{}<red>{}", "\\", "x"));
        assertThat(Prose.of("\\\\\\<red>")).isEqualTo(Text.plain("\\<red>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<red>", "\\<red>", "\\\\<b></red><bold>", "<reset></item>", "<odd>\\", "plain < {} <#aabbcc>"})
    void what_is_escaped_is_shown_as_it_stands(String plain) {
        assertThat(Prose.of(Prose.escaped(plain))).isEqualTo(Text.plain(plain));
    }

    @Test
    void what_began_in_a_tag_ends_with_it() {
        assertThat(Prose.of("<red><bold>a</red>b</bold>")).isEqualTo(text("<red><bold>{}</red>{}", "a", "b</bold>"));
    }

    @Test
    void no_word_ever_stands_in_the_template() {
        Text text = Prose.of("x".repeat(50) + "<red>{}y</red><danger>".repeat(200));
        assertThat(text.template()).matches("(\\{}|<red>|</red>)*");
        assertThat(Prose.of("<red>".repeat(40)).template()).isEqualTo("<red>".repeat(32) + "{}");
        assertThat(Prose.of("<red>".repeat(40)).arguments()).isEqualTo(List.of(new Text.Plain("<red>".repeat(8))));
    }
}
