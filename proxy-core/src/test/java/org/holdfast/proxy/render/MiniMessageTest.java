package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.kyori.adventure.text.Component;
import net.kyori.adventure.text.TextComponent;
import net.kyori.adventure.text.format.TextColor;
import net.kyori.adventure.text.format.TextDecoration;
import net.kyori.adventure.text.minimessage.MiniMessage;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where our markup and MiniMessage have the same tags, they mean the same: each character has the same colour and the
 * same decorations, with tags that are closed in the wrong order, not at all, or that are none.
 */
class MiniMessageTest {
    private static final List<String> PARTS = List.of(
            "<red>",
            "</red>",
            "<gold>",
            "</gold>",
            "<#12ab9f>",
            "</#12ab9f>",
            "<color:aqua>",
            "</color>",
            "<bold>",
            "</bold>",
            "<!bold>",
            "<italic>",
            "</italic>",
            "<underlined>",
            "</underlined>",
            "<strikethrough>",
            "</strikethrough>",
            "<reset>",
            "<newline>",
            "<nothing>",
            "\\<red>",
            "sword",
            " of ",
            "north",
            "a < b",
            "<3");

    private final Templates templates = new Templates();

    @Test
    void aSharedTagMeansTheSame() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder template = new StringBuilder();
            for (int parts = random.nextInt(14); parts > 0; parts--) {
                template.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertThat(ours(template.toString()))
                    .as("seed %d: %s", seed, template)
                    .isEqualTo(theirs(template.toString()));
        }
    }

    private List<String> ours(String template) {
        Layout layout = new Layout(Theme.builtIn(), false);
        Walk.text(Text.of(template), templates, layout);
        List<String> characters = new ArrayList<>();
        for (Line line : layout.lines(0)) {
            line.read((text, start, end, ink) -> {
                Colour colour = ink.style().foreground();
                for (int i = start; i < end; i++) {
                    characters.add(
                            text.charAt(i) + look(colour == null ? "" : colour.name(), decorations(ink.style())));
                }
            });
        }
        return characters;
    }

    private static List<String> decorations(Style style) {
        List<String> decorations = new ArrayList<>();
        for (Decoration decoration : Decoration.ALL) {
            if ((style.decorations() & decoration.bit()) != 0) {
                decorations.add(decoration.name());
            }
        }
        return decorations;
    }

    private static List<String> theirs(String template) {
        List<String> characters = new ArrayList<>();
        collect(
                MiniMessage.miniMessage().deserialize(template),
                net.kyori.adventure.text.format.Style.empty(),
                characters);
        return characters;
    }

    private static void collect(
            Component component, net.kyori.adventure.text.format.Style around, List<String> characters) {
        net.kyori.adventure.text.format.Style style = around.merge(component.style());
        if (component instanceof TextComponent text) {
            List<String> decorations = new ArrayList<>();
            for (TextDecoration decoration : List.of(
                    TextDecoration.BOLD,
                    TextDecoration.ITALIC,
                    TextDecoration.UNDERLINED,
                    TextDecoration.STRIKETHROUGH)) {
                if (style.hasDecoration(decoration)) {
                    decorations.add(decoration.name());
                }
            }
            TextColor colour = style.color();
            for (char c : text.content().toCharArray()) {
                if (c != '\n') {
                    characters.add(
                            c + look(colour == null ? "" : colour.toString().toLowerCase(Locale.ROOT), decorations));
                }
            }
        }
        component.children().forEach(child -> collect(child, style, characters));
    }

    private static String look(String colour, List<String> decorations) {
        return " " + colour + decorations;
    }
}
