package org.holdfast.world;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever players call themselves and type, it is shown as it is and never becomes a template. */
class HostileTextTest {
    private static final String MARK = "hostile";
    private static final SessionInfo NOVA = TestHost.session("Nova", Permissions.BUILD);

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
        List<String> lines = everyUse(text);
        Set<String> templates = new TreeSet<>();
        for (String line : lines) {
            for (String typist : List.of(text, "Nova")) {
                Output output = host.type(typist, line.substring(0, Math.min(line.length(), 4096)));
                output.texts().forEach(shown -> collect(shown, templates));
            }
        }
        assertThat(templates).isNotEmpty().noneMatch(template -> template.contains(MARK));
    }

    /** Every command there is, by every word for it, alone and with the text wherever it could go; and no command. */
    private static List<String> everyUse(String text) {
        List<String> lines = new ArrayList<>(List.of(
                text,
                "@open up=" + text,
                "@describe me=" + text,
                "@set me=a:\"" + text + "\"",
                "@set me=" + text,
                "@set " + text + "=a:1",
                "@open " + text + "=#1",
                "@teleport " + text + "=#1",
                "@examine me",
                "look me"));
        List<String> words = new ArrayList<>();
        for (Command command : StandardCommands.of(TestHost.context(1, TestContent.small()), "0", new ChannelHistory())
                .allowed(NOVA)) {
            words.add(command.name());
            words.addAll(command.aliases());
        }
        // Ends the session, so comes last.
        words.remove("quit");
        words.add("quit");
        for (String word : words) {
            lines.addAll(List.of(word + " " + text, word + text, word + " " + text + "=" + text, word));
        }
        return lines;
    }

    @Test
    void aThingsNameAndDescriptionNeverBecomeATemplate() {
        String hostile = MARK + "<danger>{}</room>{{";
        TestHost host = TestHost.withNovaAndOrm(new TestContent(Map.of("areas/hostile.yaml", HOSTILE_AREA)));
        Set<String> templates = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (String line : List.of(
                "look",
                "look " + MARK,
                "get " + MARK,
                "i",
                "drop " + MARK,
                "@examine here",
                "@examine " + MARK,
                "@open out=#1",
                "go up",
                "down",
                "@teleport here",
                "@describe here=x",
                "@set here=a:1",
                "@dig " + hostile)) {
            Output output = host.type("Nova", line);
            output.texts().forEach(text -> collect(text, templates));
            shown.addAll(output.seenBy("Nova"));
            shown.addAll(output.seenBy("Orm"));
        }
        assertThat(templates).isNotEmpty().noneMatch(template -> template.contains(MARK));
        assertThat(shown).filteredOn(line -> line.contains(hostile)).hasSizeGreaterThan(10);
    }

    private static final String HOSTILE_AREA = """
            zone: hostile
            start: room
            rooms:
              room:
                name: "hostile<danger>{}</room>{{"
                description: "hostile<danger>{}</room>{{ to look at"
                exits:
                  up: room
                  "hostile<danger>{}</room>{{": room
            characters:
              gull: {name: "gull hostile<danger>{}</room>{{", in: room}
            items:
              red: {name: "item hostile<danger>{}</room>{{", in: room, description: "hostile<danger>{}</room>{{"}
              post: {name: "post hostile<danger>{}</room>{{", in: room, attributes: {fixed: "hostile<danger>{}</room>{{"}}
            """;

    /** So that it looks as what it is, whatever the theme: not one name stands outside of all tags. */
    @Test
    void everyNameIsShownAsWhatItIs() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        Set<String> names = Set.of(
                "Nova", "Orm", "The Quay", "The Shed", "Hole", "north", "iron door", "a gull", "a red buoy", "a crate");
        List<String> bare = new ArrayList<>();
        int[] seen = {0};
        for (String line : List.of(
                "look",
                "look me",
                "look gull",
                "look n",
                "get crate",
                "get red",
                "get red",
                "i",
                "drop red",
                "drop gull",
                "say hello",
                "emote waves",
                "who",
                "n",
                "s",
                "iron",
                "s",
                "@dig Hole",
                "@open north=Hole",
                "@open pit=Hole",
                "@open trap=me",
                "@describe crate=x",
                "@describe Orm=x",
                "@set crate=a:1",
                "@examine here",
                "@examine me",
                "@examine n",
                "@teleport red=Hole",
                "@teleport Hole",
                "@teleport Orm",
                "quit")) {
            for (Text text : host.type("Nova", line).texts()) {
                bareNames(text, false, names, line, bare, seen);
            }
        }
        assertThat(bare).isEmpty();
        assertThat(seen[0]).isGreaterThan(60);
    }

    private static void bareNames(
            Text text, boolean marked, Set<String> names, String line, List<String> bare, int[] seen) {
        int open = marked ? 1 : 0;
        Iterator<Text.Argument> arguments = text.arguments().iterator();
        for (int i = 0; i < text.template().length(); i++) {
            if (text.template().startsWith("</", i)) {
                open--;
            } else if (text.template().startsWith("<", i)) {
                open++;
                i = text.template().indexOf('>', i);
            } else if (text.template().startsWith("{}", i)) {
                Text.Argument argument = arguments.next();
                if (argument instanceof Text.Nested nested) {
                    bareNames(nested.value(), open > 0, names, line, bare, seen);
                } else if (argument instanceof Text.Plain plain && names.contains(plain.value())) {
                    seen[0]++;
                    if (open == 0) {
                        bare.add(line + ": " + text.template() + " with " + plain.value());
                    }
                }
            }
        }
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
