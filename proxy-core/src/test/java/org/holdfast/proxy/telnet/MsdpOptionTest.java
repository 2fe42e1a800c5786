package org.holdfast.proxy.telnet;

import java.util.Map;
import org.holdfast.api.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class MsdpOptionTest {
    private static final int MSDP = 69;
    private static final int VAR = 1;
    private static final int VAL = 2;
    private static final int TABLE_OPEN = 3;
    private static final int TABLE_CLOSE = 4;
    private static final int ARRAY_OPEN = 5;
    private static final int ARRAY_CLOSE = 6;

    private static final Doc ROOM = Doc.object()
            .put("num", 12)
            .put("name", "Café\1ÿ")
            .put("exits", Doc.object().put("n", 13).build())
            .build();

    private final TelnetPeer peer = new TelnetPeer();

    @BeforeEach
    void agree() {
        peer.send(IAC, DO, MSDP).received();
    }

    @AfterEach
    void close() {
        peer.close();
    }

    private void say(Object... content) {
        peer.sendSubnegotiation(MSDP, bytes(content));
    }

    private byte[] shown(String packageName, Doc data) {
        peer.write(new TelnetOutput.Data(packageName, data));
        return peer.received();
    }

    private static byte[] message(Object... content) {
        return bytes(IAC, SB, MSDP, bytes(content), IAC, SE);
    }

    private static byte[] array(Object... names) {
        byte[] all = bytes(ARRAY_OPEN);
        for (Object name : names) {
            all = bytes(all, VAL, name);
        }
        return bytes(all, ARRAY_CLOSE);
    }

    @Test
    void nothingIsSentThatWasNotAskedFor() {
        assertThat(shown("Room.Info", ROOM)).isEmpty();
        say(VAR, "REPORT", VAL, "ROOM_NAME");
        assertThat(shown("Char.Name", ROOM)).isEmpty();
    }

    @Test
    void aReportedVariableIsToldWhenItIsKnownAndWhenItChanges() {
        say(VAR, "REPORT", VAL, array("ROOM_VNUM", "room_exits"));
        assertThat(peer.received()).isEmpty();
        assertThat(peer.terminal().dataPackages()).containsExactly("room.info");

        assertThat(shown("Room.Info", ROOM))
                .containsExactly(bytes(
                        message(VAR, "ROOM_EXITS", VAL, TABLE_OPEN, VAR, "N", VAL, "13", TABLE_CLOSE),
                        message(VAR, "ROOM_VNUM", VAL, "12")));
        assertThat(shown("Room.Info", ROOM)).as("nothing has changed").isEmpty();
        assertThat(shown("Room.Info", Doc.object().put("num", 13).build()))
                .containsExactly(message(VAR, "ROOM_VNUM", VAL, "13"));
    }

    @Test
    void aVariableIsSentOnceAtOnceOrWhenItIsKnown() {
        say(VAR, "SEND", VAL, "ROOM_NAME");
        assertThat(shown("Room.Info", ROOM))
                .as("what gives a message its form cannot be in a name")
                .containsExactly(message(VAR, "ROOM_NAME", VAL, "Café ÿ"));
        assertThat(shown("Room.Info", Doc.object().put("name", "Quay").build())).isEmpty();
        say(VAR, "SEND", VAL, "ROOM_NAME");
        assertThat(peer.received()).containsExactly(message(VAR, "ROOM_NAME", VAL, "Quay"));
    }

    @Test
    void anyOtherDocumentIsAVariableAsAWhole() {
        say(VAR, "REPORT", VAL, "CHAR_ITEMS_LIST");
        assertThat(peer.terminal().dataPackages()).containsExactly("char.items.list");

        Doc items = Doc.parse("{\"items\":[\"a\",true,null,1.5]}");
        assertThat(shown("Char.Items.List", items))
                .containsExactly(message(
                        bytes(VAR, "CHAR_ITEMS_LIST", VAL, TABLE_OPEN, VAR, "ITEMS", VAL),
                        bytes(array("a", "1", "", "1.5"), TABLE_CLOSE)));
    }

    @Test
    void whatHappensIsNoVariable() {
        say(VAR, "REPORT", VAL, "COMM_CHANNEL_TEXT");
        assertThat(shown("Comm.Channel.Text", ROOM)).isEmpty();
    }

    @Test
    void reportsEnd() {
        say(VAR, "REPORT", VAL, "ROOM_NAME", VAL, "ROOM_VNUM");
        shown("Room.Info", ROOM);
        say(VAR, "UNREPORT", VAL, "ROOM_NAME");
        assertThat(shown(
                        "Room.Info", Doc.object().put("name", "x").put("num", 1).build()))
                .containsExactly(message(VAR, "ROOM_VNUM", VAL, "1"));
        say(VAR, "RESET", VAL, "REPORTABLE_VARIABLES");
        assertThat(shown("Room.Info", Doc.object().put("num", 2).build())).isEmpty();
    }

    @Test
    void listsAreListed() {
        say(VAR, "LIST", VAL, "COMMANDS");
        assertThat(peer.received())
                .containsExactly(message(VAR, "COMMANDS", VAL, array("LIST", "REPORT", "RESET", "SEND", "UNREPORT")));
        say(VAR, "REPORT", VAL, "ROOM_NAME", VAR, "LIST", VAL, array("REPORTED_VARIABLES", "NONSENSE"));
        assertThat(peer.received()).containsExactly(message(VAR, "REPORTED_VARIABLES", VAL, array("ROOM_NAME")));
        say(VAR, "LIST", VAL, array("LISTS", "REPORTABLE_VARIABLES", "SENDABLE_VARIABLES", "CONFIGURABLE_VARIABLES"));
        assertThat(peer.received())
                .startsWith(bytes(IAC, SB, MSDP, VAR, "LISTS", VAL, ARRAY_OPEN))
                .endsWith(message(VAR, "CONFIGURABLE_VARIABLES", VAL, array("CLIENT_NAME")));
    }

    @Test
    void theClientTellsItsName() {
        say(VAR, "CLIENT_NAME", VAL, "Mudlet", VAR, "PLUGIN_ID", VAL, "x");
        assertThat(peer.terminal().clientName()).isEqualTo("Mudlet");
    }

    @Test
    void whatIsNotWellFormedIsPassedOver() {
        say();
        say(VAR);
        say(VAR, "LIST");
        say("LIST", VAL, "COMMANDS");
        say(VAR, "LIST", VAL, ARRAY_OPEN, VAL, "COMMANDS");
        say(VAR, "LIST", VAL, TABLE_OPEN, VAR, "x", TABLE_CLOSE);
        say(VAR, "LIST", VAL, "COMMANDS", ARRAY_CLOSE);
        say(VAR, "LIST", VAL, new String(new char[4000]).replace('\0', (char) ARRAY_OPEN));
        say(VAR, "REPORT", VAL, "lower case", VAL, "", VAL, "X".repeat(100));

        assertThat(peer.received()).isEmpty();
        assertThat(peer.events()).isEmpty();
    }

    @Test
    void whatAClientAsksForIsBounded() {
        for (int i = 0; i < 500; i++) {
            say(VAR, "REPORT", VAL, "V" + i);
        }
        assertThat(peer.terminal().dataPackages()).hasSize(MsdpOption.MAX_VARIABLES);
    }

    @Test
    void whatWasAskedForEndsWithTheOption() {
        say(VAR, "REPORT", VAL, "ROOM_NAME");
        peer.events();
        assertThat(peer.send(IAC, DONT, MSDP).received()).containsExactly(bytes(IAC, WONT, MSDP));
        assertThat(peer.terminal().dataPackages()).isEmpty();
        assertThat(shown("Room.Info", ROOM)).isEmpty();
    }

    @Test
    void messagesReadAsTheyWereWritten() {
        Doc value = Doc.parse("{\"A\":[\"x\",{\"B\":\"\"}],\"C\":[]}");
        assertThat(MsdpMessage.read(MsdpMessage.write("V", value))).hasValue(Map.of("V", value));
    }
}
