package org.holdfast.proxy.session;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Links;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.View;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetOutput.SharedLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedTest {
    private static final int SESSIONS = 10_000;

    private final Renderer renderer = new Renderer();

    @Test
    void tenThousandSessionsOfThreeKindsShareThreeRenderings() {
        Shared shared = new Shared(renderer, Text.of("<notice>{}</notice>", "The gates close at nightfall."));
        Set<SharedLines> texts = Collections.newSetFromMap(new IdentityHashMap<>());
        EmbeddedChannel channel = new EmbeddedChannel();
        for (int session = 0; session < SESSIONS; session++) {
            Screen screen = new Screen(channel, renderer);
            screen.view(kind(session % 3));
            screen.show(shared);
            channel.flush();
            texts.add(channel.readOutbound());
        }
        assertThat(texts)
                .extracting(text -> text.text().replace('\033', '~'))
                .containsExactlyInAnyOrder(
                        "The gates close at nightfall.\n",
                        "~[33mThe gates close at nightfall.~[0m\n",
                        "~[33mThe gates close at~[0m\n~[33mnightfall.~[0m\n");
    }

    /** Views of their own that are equal to others', as sessions have them. */
    private static View kind(int number) {
        return switch (number) {
            case 0 -> View.PLAIN.withTheme("night").withColumns(0);
            case 1 -> View.PLAIN.withColour(ColourDepth.ANSI256).withColumns(80);
            default ->
                View.PLAIN
                        .withColour(ColourDepth.TRUECOLOUR)
                        .withLinks(Links.OSC8)
                        .withColumns(20);
        };
    }

    @Test
    void aBroadcastOfTheWorldAndAnAnnouncementAreShared() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            List<Client> clients =
                    List.of(harness.play("Nova"), harness.play("Vega"), harness.play("Orin"), harness.play("Lyra"));
            List<SessionId> sessions = clients.stream().map(Client::session).toList();
            for (Client client : clients.subList(0, 2)) {
                client.type("color 16");
                client.expect(" is ");
                client.expect("\n> |");
            }
            harness.show(
                    new ToModule.Tick(),
                    new FromModule.Broadcast(sessions, Text.of("<danger>The tide!</danger>")),
                    new FromModule.Tell(clients.get(0).session(), Text.plain("It is back.")));
            harness.sessions().announce(Text.of("<notice>Run.</notice>"));

            Set<SharedLines> texts = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Client client : clients) {
                client.expect("The tide!");
                client.expect("Run.");
                texts.addAll(client.shared());
            }
            assertThat(texts)
                    .extracting(text -> text.text().replace('\033', '~'))
                    .containsExactlyInAnyOrder("The tide!\n", "~[1;91mThe tide!~[0m\n", "Run.\n", "~[33mRun.~[0m\n");
        }
    }
}
