package org.holdfast.world;

import org.holdfast.api.SessionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a player whom staff have muted says. */
class MutedTest {
    @ParameterizedTest
    @ValueSource(strings = {"say hello", "'hello", "emote waves", ":waves"})
    void reachesNobodyAndThePlayerIsTold(String line) {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        SessionInfo heard = TestHost.session("Orm");
        host.change(new SessionInfo(
                heard.id(),
                heard.account(),
                heard.character(),
                heard.name(),
                heard.permissions(),
                heard.client(),
                1,
                true));

        Output output = host.type("Orm", line);
        assertThat(output.seenBy("Nova")).isEmpty();
        assertThat(output.seenBy("Orm")).containsExactly("Nobody hears you: the staff have muted you.", "> ");

        host.change(heard);
        assertThat(host.type("Orm", line).seenBy("Nova")).hasSize(1);
    }
}
