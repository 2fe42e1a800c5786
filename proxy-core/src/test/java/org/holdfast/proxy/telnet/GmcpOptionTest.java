package org.holdfast.proxy.telnet;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class GmcpOptionTest {
    private static final int GMCP = 201;
    private static final Doc ROOM = Doc.object().put("name", "Café ÿ").build();

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private void say(String message) {
        peer.sendSubnegotiation(GMCP, message);
    }

    private byte[] shown(String packageName, Doc data) {
        peer.write(new TelnetOutput.Data(packageName, data));
        return peer.received();
    }

    private static byte[] message(String text) {
        return bytes(IAC, SB, GMCP, text, IAC, SE);
    }

    @Test
    void theClientIsSentWhatItAnnouncedInUtf8AndNothingElse() {
        assertThat(shown("Room.Info", ROOM)).as("nothing is agreed").isEmpty();
        peer.send(IAC, DO, GMCP, IAC, DO, 42).sendSubnegotiation(42, 2, "US-ASCII");
        peer.received();
        assertThat(shown("Room.Info", ROOM)).as("nothing is announced").isEmpty();

        say("Core.Supports.Set [\"Room 1\", \"Char.Vitals 1\"]");
        assertThat(shown("Room.Info", ROOM)).containsExactly(message("Room.Info {\"name\":\"Café ÿ\"}"));
        assertThat(shown("room.info", Doc.Null.NULL)).containsExactly(message("room.info"));
        assertThat(shown("Char.Vitals", ROOM)).isNotEmpty();
        assertThat(shown("Char.Name", ROOM)).isEmpty();
        assertThat(shown("Roommate.Info", ROOM)).isEmpty();
    }

    @Test
    void announcementsAreAddedToAndTakenFromAndReported() {
        peer.send(IAC, DO, GMCP);
        say("core.supports.SET [\"Room 1\"]");
        say("Core.Supports.Add [\"CHAR 1\", \"Comm.Channel 1\", 7, \"bad!name 1\"]");
        say("Core.Supports.Remove [\"room\"]");

        assertThat(peer.terminal().dataPackages()).containsExactlyInAnyOrder("char", "comm.channel");
        say("Core.Supports.Set [\"Room 1\"]");
        assertThat(peer.terminal().dataPackages()).containsExactly("room");
    }

    @Test
    void coreIsAnsweredHere() {
        peer.send(IAC, DO, GMCP);
        say("Core.Hello {\"client\": \"Mudlet\", \"version\": \"4.17\"}");
        say("Core.Ping 120");

        assertThat(peer.received()).containsExactly(message("Core.Ping"));
        assertThat(peer.terminal().clientName()).isEqualTo("Mudlet");
        assertThat(shown("Core.Goodbye", new Doc.Str("Bye."))).containsExactly(message("Core.Goodbye \"Bye.\""));
    }

    @Test
    void otherPackagesArePassedUpInTheirPlace() {
        peer.send(IAC, DO, GMCP, "look\r\n");
        say("Char.Items.Inv");
        say("IRE.Rift.Request  { \"a\" : [1, null] } ");
        peer.send("who\r\n");

        assertThat(peer.events())
                .containsExactly(
                        new TelnetEvent.Line("look"),
                        new TelnetEvent.Data("char.items.inv", Doc.Null.NULL),
                        new TelnetEvent.Data("ire.rift.request", Doc.parse("{\"a\":[1,null]}")),
                        new TelnetEvent.Line("who"));
        assertThat(new TelnetEvent.Data("x", new Doc.Str("secret")).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {}",
                "{}",
                "Char.Items {",
                "Char.Items {'a':1}",
                "Char.Items nul",
                "Core.Supports.Set {\"Room\":1}",
                "Core.Supports.Set",
                "Core.Hello [1]",
                "Core.Hello {\"client\":7}",
                "Core.Unknown {}",
                "Chär.Items {}"
            })
    void whatIsNotGmcpIsPassedOver(String message) {
        peer.send(IAC, DO, GMCP);
        say(message);

        assertThat(peer.events()).isEmpty();
        assertThat(peer.received()).isEmpty();
    }

    @Test
    void depthAndNumberAreBounded() {
        peer.send(IAC, DO, GMCP);
        say("Char.Items " + "[".repeat(4000) + "]".repeat(4000));
        assertThat(peer.events()).isEmpty();

        String many = IntStream.range(0, 500).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        say("Core.Supports.Set [" + many + "]");
        assertThat(peer.terminal().dataPackages()).hasSize(GmcpOption.MAX_PACKAGES);
    }

    @Test
    void withoutAgreementNothingIsHeard() {
        say("Core.Ping");
        say("Char.Items.Inv");

        assertThat(peer.received()).isEmpty();
        assertThat(peer.events()).isEmpty();
    }

    @Test
    void whatWasAnnouncedEndsWithTheOption() {
        peer.send(IAC, DO, GMCP);
        say("Core.Supports.Set [\"Room 1\"]");
        assertThat(peer.terminal().dataPackages()).containsExactly("room");

        assertThat(peer.send(IAC, DONT, GMCP).received()).containsExactly(bytes(IAC, WONT, GMCP));
        assertThat(peer.terminal().dataPackages()).isEmpty();
        peer.send(IAC, DO, GMCP).received();
        assertThat(shown("Room.Info", ROOM)).isEmpty();
    }
}
