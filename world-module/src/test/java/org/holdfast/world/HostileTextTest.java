package org.holdfast.world;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever players call themselves and type, it is shown as it is and never becomes a template. */
class HostileTextTest {
    private static final String MARK = "hostile";

    static Stream<String> texts() {
        return Stream.of(
                MARK + "<danger>",
                MARK + "</speech><room>x",
                MARK + "{}",
                MARK + "{0} {{ }} } {",
                MARK + "%s%n\\n$1",
                MARK + "\u001b[31m\u009b2J\u0007",
                MARK + "\u202egnirts",
                MARK + "\ud83d\udc1a e\u0301",
                MARK + "=:=#1",
                MARK + "x".repeat(4000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void neverBecomesATemplate(String text) {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        host.open(TestHost.session(text, Permissions.BUILD));
        List<String> lines = List.of(
                text,
                "look",
                "look " + text,
                "go " + text,
                "get " + text,
                "drop " + text,
                "say " + text,
                "'" + text,
                ":" + text,
                "ping " + text,
                "who",
                "help " + text,
                "n",
                "s",
                "@dig " + text,
                "@open " + text + "=#1",
                "@open up=" + text,
                "@describe me=" + text,
                "@describe " + text + "=" + text,
                "@set me=a:\"" + text + "\"",
                "@set me=" + text,
                "@set " + text + "=a:1",
                "@examine me",
                "@examine " + text,
                "@teleport " + text,
                "quit");
        Set<String> templates = new TreeSet<>();
        for (String line : lines) {
            for (String typist : List.of(text, "Nova")) {
                Output output = host.type(typist, line.substring(0, Math.min(line.length(), 4096)));
                output.texts().forEach(shown -> collect(shown, templates));
            }
        }
        assertThat(templates).isNotEmpty().noneMatch(template -> template.contains(MARK));
    }

    @Test
    void isRepeatedExactly() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        texts().forEach(text -> {
            assertThat(host.type("Nova", "say " + text).seenBy("Nova")).startsWith("You say, \"" + text + "\"");
            assertThat(host.type("Nova", "say " + text).seenBy("Orm")).containsExactly("Nova says, \"" + text + "\"");
            assertThat(host.type("Nova", "ping " + text).seenBy("Nova")).startsWith("pong " + text);
        });
    }

    @Test
    void namesOfRoomsHaveNothingInvisibleInThem() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        for (String name : List.of("a\u202eb", "a\u200bb", "a\u2028b")) {
            assertThat(host.type("Nova", "@dig " + name).seenBy("Nova"))
                    .startsWith("A name has no control or formatting characters.");
            assertThat(host.type("Nova", "@open " + name + "=#1").seenBy("Nova"))
                    .startsWith("A name has no control or formatting characters.");
        }
        assertThat(host.type("Nova", "@dig " + "x".repeat(81)).seenBy("Nova"))
                .startsWith("A name has at most 80 characters.");
    }

    private static void collect(Text text, Set<String> templates) {
        templates.add(text.template());
        for (Text.Argument argument : text.arguments()) {
            if (argument instanceof Text.Nested nested) {
                collect(nested.value(), templates);
            }
        }
    }
}
