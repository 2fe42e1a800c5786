package org.holdfast.world;

import java.util.List;
import java.util.Map;
import org.holdfast.api.Permissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What words mean which thing, and what is answered where they mean none or several. */
class TargetsTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = new TestHost(new TestContent(Map.of("areas/yard.yaml", YARD)));
        host.open(TestHost.session("Nova", Permissions.BUILD));
    }

    private static final String YARD = """
            zone: yard
            start: yard
            rooms:
              yard: {name: The Yard, exits: {north: loft, hatch: loft}}
              loft: {name: The Loft}
            items:
              s1: {name: a short sword, in: yard, description: First.}
              s2: {name: a long sword, in: yard, description: Second., aliases: [blade]}
              s3: {name: a long sword, in: yard, description: Third.}
              knife: {name: a 2.knife, in: yard, description: Oddly named.}
              c1: {name: a coin, in: loft}
              c2: {name: a coin, in: loft}
              c3: {name: a coined phrase, in: loft}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "look long sword | a long sword",
                "look SHORT | a short sword",
                "look the short sword | a short sword",
                "look blade | a long sword",
                "look sword | \"sword\" could be a short sword or a long sword.",
                "look 1.sword | a short sword",
                "look 2.sword | a long sword",
                "look 3.sword | a long sword",
                "look 4.sword | There are only 3 of \"sword\" here.",
                "look 2.blade | There is only one \"blade\" here.",
                "look 2.knife | a 2.knife",
                "look 5. | You see no \"5.\" here.",
                "look 0.sword | You see no \"0.sword\" here. Did you mean a short sword or a long sword?",
                "look 99999.sword | You see no \"99999.sword\" here.",
                "look swrod | You see no \"swrod\" here. Did you mean a short sword or a long sword?",
                "look 2.swrod | You see no \"2.swrod\" here. Did you mean a short sword or a long sword?",
                "look long swodr | You see no \"long swodr\" here. Did you mean a long sword?",
                "look hacth | You see no \"hacth\" here. Did you mean hatch?",
                "go hacth | There is no way \"hacth\" from here. Did you mean hatch?",
                "look xq | You see no \"xq\" here.",
                "get all.swrod | You see no \"all.swrod\" here. Did you mean a short sword or a long sword?",
                "drop all | You carry nothing.",
                "@examine coin | \"coin\" could be a coin (#9) or a coin (#10).",
                "@examine #3 | hatch (#3)",
                "@examine hatch | hatch (#3)",
            })
    void isAnswered(String line, String answer) {
        assertThat(host.type("Nova", line).seenBy("Nova")).startsWith(answer);
    }

    @Test
    void anOrdinalMeansTheVeryThing() {
        assertThat(host.type("Nova", "look 3.sword").seenBy("Nova")).contains("Third.");
        host.type("Nova", "get 3.sword");
        assertThat(host.type("Nova", "look 1.sword").seenBy("Nova"))
                .as("what is carried comes first")
                .contains("Third.");
        assertThat(host.type("Nova", "look 2.sword").seenBy("Nova")).contains("First.");
    }

    @Test
    void allMeansEveryItemOrEveryOneOfAName() {
        assertThat(host.type("Nova", "get all.sword").seenBy("Nova"))
                .containsExactly("You take a short sword.", "You take a long sword.", "You take a long sword.", "> ");
        assertThat(host.type("Nova", "drop all").seenBy("Nova"))
                .containsExactly("You drop a short sword.", "You drop a long sword.", "You drop a long sword.", "> ");
        assertThat(host.type("Nova", "get ALL").seenBy("Nova")).hasSize(5);
        assertThat(host.type("Nova", "i").seenBy("Nova"))
                .startsWith("You carry a short sword, a long sword (x2) and a 2.knife.");
        assertThat(host.type("Nova", "drop all.2.knife").seenBy("Nova")).startsWith("You drop a 2.knife.");
    }

    @Test
    void allMeansAHundredAtMost() {
        StringBuilder area = new StringBuilder("zone: z\nstart: r\nrooms: {r: {name: R}}\nitems:\n");
        for (int i = 0; i < 150; i++) {
            area.append("  i").append(i).append(": {name: a pebble, in: r}\n");
        }
        TestHost many = new TestHost(new TestContent(Map.of("areas/z.yaml", area.toString())));
        many.open(TestHost.session("Nova"));
        assertThat(many.type("Nova", "get all").seenBy("Nova")).hasSize(101);
        List<String> rest = many.type("Nova", "get all").seenBy("Nova");
        assertThat(rest).hasSize(51);
    }

    @Test
    void manyCandidatesAreNotAllNamed() {
        StringBuilder area = new StringBuilder("zone: z\nstart: r\nrooms: {r: {name: R}}\nitems:\n");
        for (int i = 0; i < 9; i++) {
            area.append("  i").append(i).append(": {name: key ").append(i).append(", in: r}\n");
        }
        TestHost many = new TestHost(new TestContent(Map.of("areas/z.yaml", area.toString())));
        many.open(TestHost.session("Nova"));
        assertThat(many.type("Nova", "look key").seenBy("Nova"))
                .startsWith("\"key\" could be key 0, key 1, key 2, key 3, key 4 or one of 4 more.");
    }
}
