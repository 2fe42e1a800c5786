package org.holdfast.proxy.session;

import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.Terminal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents between clients and the world, whatever the protocol. */
class StructuredDataTest {
    private static final Doc ROOM = Doc.object().put("num", 12).build();

    @Test
    void theWorldIsToldWhatTheClientAnnouncedAndEachNewWorldToo() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.send(new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withDataPackages(Set.of("room"))));
            nova.type("Nova", "y", "correct horse", "correct horse");
            ToModule.SessionOpened opened = harness.next(ToModule.SessionOpened.class);
            assertThat(opened.session().client().wants("Room.Info")).isTrue();

            nova.send(new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withDataPackages(Set.of("room", "char"))));
            ToModule.ClientChanged changed = harness.next(ToModule.ClientChanged.class);
            assertThat(changed.session().client().dataPackages()).containsExactlyInAnyOrder("room", "char");
        }
    }

    @Test
    void whatTheWorldSendsReachesTheClientAndLeavesItsPromptAlone() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            String before = nova.seen();
            harness.show(new ToModule.Tick(), new FromModule.SendData(nova.session(), "Room.Info", ROOM));

            nova.expectData("Room.Info {\"num\":12}");
            assertThat(nova.seen()).isEqualTo(before);
        }
    }

    @Test
    void whatTheClientSendsReachesTheWorldButNotWhatIsForTheCore() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.send(new TelnetEvent.Data("char.login.credentials", ROOM));
            nova.send(new TelnetEvent.Data("core.surprise", ROOM));
            nova.send(new TelnetEvent.Data("char.items.inv", ROOM));

            ToModule.ClientData data = harness.next(ToModule.ClientData.class);
            assertThat(data.packageName()).isEqualTo("char.items.inv");
            assertThat(data.data()).isEqualTo(ROOM);
            assertThat(data.session()).isEqualTo(nova.session());
        }
    }

    @Test
    void documentsCountAgainstTheLimitOfLines() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(3, true)) {
            Client nova = harness.play("Nova");
            for (int i = 0; i < 100; i++) {
                nova.send(new TelnetEvent.Data("char.items.inv", ROOM));
            }
            nova.send(new TelnetEvent.AreYouThere());
            nova.expect("is here.]");

            int came = 0;
            while (!harness.nothingForTheWorld()) {
                harness.next(ToModule.ClientData.class);
                came++;
            }
            // The bucket holds three, and three more for each second that the machine took.
            assertThat(came).isBetween(3, 60);
        }
    }

    @Test
    void aFloodStopsTheReadingUntilTheWorldHasCaughtUp() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            for (int i = 0; i < Backlog.MOST_WAITING + 100; i++) {
                nova.send(new TelnetEvent.Data("char.items.inv", ROOM));
            }
            for (int i = 0; i < Backlog.MOST_WAITING + 100; i++) {
                harness.show(harness.next(ToModule.ClientData.class));
            }
            nova.type("look");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
        }
    }

    @Test
    void whoLeavesIsToldSoInDataToo() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("quit");
            harness.show(
                    harness.next(ToModule.Input.class),
                    new FromModule.Close(nova.session(), Text.of("<notice>Farewell.</notice>")));

            nova.expectData("Core.Goodbye \"Farewell.\"");
            nova.expectClosed();
        }
    }
}
