package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.api.Text;

/** Makes up texts: right and wrong markup, hostile arguments, texts within texts. The same ones for the same seed. */
final class RandomMarkup {
    private static final List<String> INLINE = List.of(
            "<red>",
            "</red>",
            "<#12ab9f>",
            "<bold>",
            "</bold>",
            "<!bold>",
            "<u>",
            "</u>",
            "<room>",
            "</room>",
            "<danger>",
            "<item>",
            "</item>",
            "<reset>",
            "<command>",
            "</command>",
            "<exit:'go {}'>",
            "</exit>",
            "<click:run_command:'say {}'>",
            "</click>",
            "<click:open_url:'https://example.org/{}'>",
            "<click:open_url:{}>",
            "<hover:show_text:'<red>{}'>",
            "</hover>",
            "<progress:{}:100:'{}'>",
            "<progress:3:10>");
    private static final List<String> BROKEN =
            List.of("<nothing>", "<{}>", "<red", "<click:'", "</", "<", ">", "\\<", "\\", "<bold:{}>", "<color:{}>");
    private static final List<String> BLOCKS = List.of(
            "<indented>",
            "</indented>",
            "<heading>",
            "</heading>",
            "<rule>",
            "<art>",
            "<art:'{}'>",
            "</art>",
            "<list>",
            "<list:numbered>",
            "</list>",
            "<li>",
            "</li>",
            "<columns>",
            "</columns>",
            "<table>",
            "</table>",
            "<head>",
            "</head>",
            "<row>",
            "</row>",
            "<cell>",
            "</cell>");
    private static final List<String> WORDS = List.of(
            "a ",
            "sword",
            " of ",
            "north",
            "  ",
            "\n",
            "<br>",
            "{{x}}",
            "& \"q\" 'r' ",
            "é",
            "e\u0301",
            "漢字仮名",
            "👩\u200d👩\u200d👧 ",
            "👍🏽",
            "🇩🇪",
            "☺\ufe0f",
            "ไทย",
            "supercalifragilisticexpialidocious");
    private static final List<String> HOSTILE = List.of(
            "Nova",
            "\033[31mred\033[0m",
            "\u009b31m",
            "\033]8;;send:quit\033\\click\033]8;;\033\\",
            "\033]0;title\007",
            "\033[4z<SEND HREF=\"quit\">x</SEND>",
            "<red>not red</red>",
            "</red><reset>",
            "&lt;SEND&gt;",
            "\r\nNova says, \"I quit\"",
            "\b\b\b\177\0",
            "\377\373\001",
            "\u202egnp.exe",
            "\ud83d",
            "\udc4d",
            "{}",
            "'>\"|",
            "javascript:alert(1)",
            "40",
            "1e999",
            "\ufdd0\uffff",
            "\u0301\u0301\u0301",
            "",
            " ");

    private final Random random;
    private final boolean blocks;

    RandomMarkup(long seed, boolean blocks) {
        this.random = new Random(seed);
        this.blocks = blocks;
    }

    Text text() {
        return text(3);
    }

    private Text text(int depth) {
        StringBuilder template = new StringBuilder();
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            template.append(pick(part()));
        }
        List<Object> arguments = new ArrayList<>();
        for (int place = template.indexOf("{}"); place >= 0; place = template.indexOf("{}", place + 2)) {
            arguments.add(depth > 0 && random.nextInt(3) == 0 ? text(depth - 1) : pick(HOSTILE));
        }
        return Text.of(template.toString(), arguments.toArray());
    }

    private List<String> part() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> INLINE;
            case 3, 4 -> blocks ? BLOCKS : INLINE;
            case 5 -> BROKEN;
            case 6, 7 -> List.of("{}");
            default -> WORDS;
        };
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
