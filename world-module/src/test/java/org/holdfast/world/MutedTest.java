package org.holdfast.world;

import java.util.List;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a player whom staff have muted says reaches nobody, by whichever command; what others say still reaches the player. */
class MutedTest {
    private static final String REFUSED = "Nobody hears you: the staff have muted you.";

    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
        host.type("Nova", "tell Orm I am listening");
    }

    private void mute(String name, boolean muted, String... permissions) {
        SessionInfo heard = TestHost.session(name, permissions);
        host.change(new SessionInfo(
                heard.id(),
                heard.account(),
                heard.character(),
                heard.name(),
                heard.permissions(),
                heard.client(),
                1,
                muted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say hello",
                "'hello",
                "emote waves",
                ":waves",
                "tell Nova hello",
                "reply hello",
                "whisper Nova hello",
                "shout hello",
                "gossip hello",
                "ask hello",
                "trade hello"
            })
    void reachesNobodyAndThePlayerIsTold(String line) {
        mute("Orm", true);
        for (int generation = 1; generation <= 2; generation++) {
            Output output = host.type("Orm", line);
            assertThat(output.seenBy("Nova")).isEmpty();
            assertThat(output.seenBy("Orm")).containsExactly(REFUSED, "> ");
            assertThat(output.changed()).as("nor is it kept for later").isEmpty();
            host.reload(new Random(generation));
        }
        mute("Orm", false);
        assertThat(host.type("Orm", line).seenBy("Nova")).hasSize(1);
    }

    @Test
    void cannotBeSaidByWayOfWhatABuilderMade() {
        host.type("Nova", "@set crate=commands:[{\"on\":\"yell\",\"run\":\"say Help!\"}]");
        host.type("Orm", "alias call=say %*");
        assertThat(host.type("Orm", "yell").seenBy("Nova")).containsExactly("Orm says, \"Help!\"");
        mute("Orm", true);
        for (String line : List.of("yell", "call Help!", ";yell;call Help!", "again")) {
            assertThat(host.type("Orm", line).seenBy("Nova")).as(line).isEmpty();
        }
    }

    @Test
    void mayStillBeTalkedToAndReadWhatWasSaid() {
        mute("Orm", true);
        assertThat(host.type("Nova", "say hello").seenBy("Orm")).containsExactly("Nova says, \"hello\"");
        assertThat(host.type("Nova", "tell Orm hello").seenBy("Orm")).containsExactly("Nova tells you, \"hello\"");
        host.type("Nova", "gossip hello");
        assertThat(host.type("Orm", "gossip").seenBy("Orm")).startsWith("now [Gossip] Nova: hello");
        assertThat(host.type("Orm", "channel gossip").seenBy("Orm")).startsWith("now [Gossip] Nova: hello");
        assertThat(host.type("Orm", "say").seenBy("Orm")).startsWith("Usage: say WORDS");
    }

    @Test
    void aMutedBuilderDoesNotSpeakToBuilders() {
        host.open(TestHost.session("Ada", Permissions.BUILD));
        mute("Nova", true, Permissions.BUILD);
        assertThat(host.type("Nova", "build hello").seenBy("Ada")).isEmpty();
        assertThat(host.type("Ada", "build").seenBy("Ada")).startsWith("Nothing was said on Build yet.");
    }
}
