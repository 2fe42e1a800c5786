package org.holdfast.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.holdfast.api.Permissions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody builds a zone of ten rooms by commands alone, whatever becomes of the world's code meanwhile. */
class BuilderBotTest {
    private static final int ROOMS = 10;
    private static final String BACK = "@teleport The Quay";

    private final TestContent content = TestContent.small();

    private TestHost host() {
        TestHost host = new TestHost(content);
        host.open(TestHost.session("Nova", Permissions.BUILD));
        return host;
    }

    private static List<String> building() {
        List<String> lines = new ArrayList<>(List.of("@zone new bay=The Bay"));
        for (int i = 1; i <= ROOMS; i++) {
            lines.add("@dig Bay " + i);
            lines.add("@zone Bay " + i + "=bay");
            if (i > 1) {
                lines.add("@teleport Bay " + (i - 1));
                lines.add("@open east=Bay " + i + ", west");
            }
            lines.add("@teleport Bay " + i);
            lines.add("@create a pebble " + i);
            lines.add("@alias pebble " + i + "=stone " + i + ", thing");
            lines.add("@set pebble " + i + "=weight:" + i);
            lines.add("drop pebble " + i);
        }
        lines.addAll(List.of(
                "alias desc=@describe %1=%*",
                "@describe Bay 3",
                "The third of ten.",
                "..with a dot",
                "  and <b>{blanks}</b>",
                ".insert 2 (between)",
                ".save",
                "@describe Bay 4=Four.",
                "@set Bay 4=commands:[{\"on\":\"dig *\",\"tell\":\"Sand.\"}]",
                "@set Bay 5=dark:{\"since\":[1,true,null]}",
                "@name Bay 6=The Sixth",
                "@alias The Sixth=six",
                "@teleport Bay 7",
                "@create a crab=character",
                "@describe crab=Sideways.",
                "@create a sailor=character prototype",
                "@describe a sailor=Salt.",
                "@create Jon=a sailor",
                "@copy pebble 7=a pearl",
                ";drop pearl;@unset pearl=weight;@set pearl=value:100",
                "@set me=junk:1",
                "@undo",
                BACK));
        return lines;
    }

    private static TestHost build(TestHost host, UnaryOperator<TestHost> between) {
        TestHost now = host;
        for (String line : building()) {
            now = between.apply(now);
            assertThat(now.type("Nova", line).seenBy("Nova"))
                    .as(line)
                    .noneMatch(shown -> shown.startsWith("Huh?") || shown.startsWith("Usage"));
        }
        return now;
    }

    /** All that can be seen of the zone, but for numbers and for what is known of files. */
    private static List<String> survey(TestHost host) {
        List<String> seen = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= ROOMS; i++) {
            String room = i == 6 ? "The Sixth" : "Bay " + i;
            lines.addAll(List.of(
                    "@teleport " + room,
                    "@examine here",
                    "@examine pebble " + i,
                    "look stone " + i,
                    "look e",
                    "look w"));
        }
        lines.addAll(List.of(
                "@teleport Bay 4",
                "dig deep",
                "@teleport Bay 7",
                "look crab",
                "look Jon",
                "@examine Jon",
                "look pearl",
                "@examine pearl",
                BACK));
        for (String line : lines) {
            host.type("Nova", line).seenBy("Nova").stream()
                    .filter(shown -> !shown.startsWith("Made from:"))
                    .map(shown -> shown.replaceAll("#\\d+", "#"))
                    .forEach(seen::add);
        }
        return seen;
    }

    @Test
    void buildsTheSameThroughAReloadAtEveryStep() {
        TestHost steady = build(host(), same -> same);
        Random random = new Random(1);
        TestHost reloaded = build(host(), host -> {
            assertThat(host.reload(random).messages()).isEmpty();
            return host;
        });
        assertThat(reloaded.generation()).isGreaterThan(building().size());
        assertThat(reloaded.records()).isEqualTo(steady.records());
        assertThat(survey(reloaded)).isEqualTo(survey(steady)).contains("Four.", "(between)", "Sand.", "Salt.");
    }

    @Test
    void buildsTheSameThroughARestartAtEveryStep() {
        TestHost steady = build(host(), same -> same);
        TestHost restarted = build(host(), host -> {
            TestHost next = new TestHost(content, host.records());
            next.open(TestHost.session("Nova", Permissions.BUILD));
            return next;
        });
        assertThat(restarted.records()).isEqualTo(steady.records());
        assertThat(survey(restarted)).isEqualTo(survey(steady));
    }

    @Test
    void whatIsDestroyedIsThereAgainWhenThatIsUndone() {
        TestHost host = build(host(), same -> same);
        List<String> before = survey(host);
        assertThat(host.type("Nova", "@zone destroy bay").seenBy("Nova").get(0))
                .matches("Destroyed The Bay \\(#\\d+\\) and 42 things that belonged to it\\.");
        assertThat(host.type("Nova", "@find zone:bay").seenBy("Nova").get(0)).startsWith("There is nothing like");
        host.reload(new Random(2));
        assertThat(host.type("Nova", "@undo").seenBy("Nova")).startsWith("Undone: @zone destroy bay");
        host.reload(new Random(3));
        assertThat(survey(host)).isEqualTo(before);
    }
}
