package org.holdfast.world;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A turn that fails, wherever it fails, leaves the world as it was. */
class RevertTest {
    private static final List<String> QUESTIONS =
            List.of("look", "i", "who", "@examine here", "@examine me", "@examine #7", "@examine #16");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n",
                "get red",
                "drop blue",
                "@dig The Cellar",
                "@open up=#4",
                "@describe here=x",
                "@set me=counter:2",
                "@set here=a:1",
                "@teleport #4",
                "@teleport crate=#4",
                "say x"
            })
    void restoresTheWorldExactly(String line) {
        for (int uses = 0; ; uses++) {
            TestHost host = TestHost.withNovaAndOrm(TestContent.small());
            host.type("Nova", "get blue");
            host.type("Nova", "@set me=counter:1");
            List<List<String>> before = answers(host);

            host.failAfter(uses);
            Optional<Output> output = host.handle(host.input("Nova", line));
            if (output.isPresent()) {
                assertThat(uses).as("the turn failed before it succeeded").isPositive();
                return;
            }
            assertThat(answers(host))
                    .as("%s, failing after %d uses", line, uses)
                    .isEqualTo(before);
            assertThat(host.reload(new Random(uses)).changed()).isEmpty();
            assertThat(answers(host)).isEqualTo(before);
            assertThat(dig(host)).as("no id is lost").isEqualTo("Dug x (#16).");
        }
    }

    private static List<List<String>> answers(TestHost host) {
        List<StoredRecord> records = List.copyOf(host.records());
        List<List<String>> answers = QUESTIONS.stream()
                .map(question -> host.type("Nova", question).seenBy("Nova"))
                .toList();
        assertThat(host.records()).containsExactlyElementsOf(records);
        return answers;
    }

    private static String dig(TestHost host) {
        return host.type("Nova", "@dig x").seenBy("Nova").get(0);
    }

    @Test
    void aPlayerWhoseOpeningFailedHasABodyAtTheNextLine() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        SessionInfo ada = TestHost.session("Ada");
        host.failAfter(3);
        assertThat(host.handle(new ToModule.SessionOpened(ada))).isEmpty();
        assertThat(host.type("Ada", "look").seenBy("Ada"))
                .startsWith("The Quay")
                .endsWith("> ");
        assertThat(host.type("Nova", "who").seenBy("Nova")).containsExactly("Ada", "Nova", "Orm", "> ");
        assertThat(host.type("Nova", "look").seenBy("Nova")).contains("Ada is here.");
    }
}
