package org.holdfast.proxy.telnet;

import org.holdfast.proxy.telnet.Terminal.Hyperlinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class NewEnvironOptionTest {
    private static final int NEW_ENVIRON = 39;
    private static final int TTYPE = 24;
    private static final int IS = 0;
    private static final int INFO = 2;
    private static final int VAR = 0;
    private static final int VALUE = 1;
    private static final int ESC = 2;
    private static final int USERVAR = 3;

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private void say(int kind, Object... content) {
        peer.sendSubnegotiation(NEW_ENVIRON, kind, bytes(content));
    }

    @Test
    void theVariablesAreAskedForByName() {
        assertThat(peer.send(IAC, WILL, NEW_ENVIRON).received())
                .containsExactly(bytes(
                        bytes(IAC, SB, NEW_ENVIRON, 1, VAR, "CHARSET", VAR, "CLIENT_NAME"),
                        bytes(VAR, "MTTS", VAR, "TERMINAL_TYPE", USERVAR, "OSC_HYPERLINKS"),
                        bytes(USERVAR, "OSC_HYPERLINKS_SEND", USERVAR, "OSC_HYPERLINKS_PROMPT", IAC, SE)));
    }

    @Test
    void whatTheClientTellsIsKnown() {
        peer.send(IAC, WILL, NEW_ENVIRON);
        say(IS, VAR, "CHARSET", VALUE, "ASCII", VAR, "CLIENT_NAME", VALUE, "Mudlet");
        say(IS, VAR, "MTTS", VALUE, "2349", VAR, "TERMINAL_TYPE", VALUE, "ANSI-TRUECOLOR");

        assertThat(peer.terminal())
                .isEqualTo(Terminal.UNKNOWN
                        .withNames("Mudlet", "ANSI-TRUECOLOR", 2349)
                        .withCharset(TextCharset.ASCII));
    }

    @Test
    void changesAreToldAndCountBeforeWhatTheTerminalTypesSay() {
        peer.send(IAC, WILL, NEW_ENVIRON, IAC, WILL, TTYPE);
        say(IS, VAR, "MTTS", VALUE, "13");
        peer.sendSubnegotiation(TTYPE, 0, "Mudlet").sendSubnegotiation(TTYPE, 0, "MTTS 13");
        assertThat(peer.terminal().screenReader()).isFalse();

        say(INFO, VAR, "MTTS", VALUE, "77");
        Terminal terminal = peer.terminal();
        assertThat(terminal.screenReader()).isTrue();
        assertThat(terminal.clientName()).isEqualTo("Mudlet");
    }

    @Test
    void linksAreShownToAClientThatSaysSo() {
        peer.send(IAC, WILL, NEW_ENVIRON);
        say(IS, USERVAR, "OSC_HYPERLINKS", VALUE, "1");
        assertThat(peer.terminal().hyperlinks()).isEqualTo(Hyperlinks.WEB);

        say(INFO, USERVAR, "OSC_HYPERLINKS_SEND", VALUE, "1", USERVAR, "OSC_HYPERLINKS_PROMPT", VALUE, "1");
        assertThat(peer.terminal().hyperlinks()).isEqualTo(Hyperlinks.COMMANDS);

        say(INFO, USERVAR, "OSC_HYPERLINKS");
        assertThat(peer.terminal().hyperlinks()).isEqualTo(Hyperlinks.NONE);
    }

    @Test
    void anEscapedByteIsPartOfTheValue() {
        peer.send(IAC, WILL, NEW_ENVIRON);
        say(
                IS,
                VAR,
                "CLIENT_NAME",
                VALUE,
                "a",
                ESC,
                VAR,
                ESC,
                "b",
                ESC,
                ESC,
                "c",
                IAC,
                IAC,
                "d",
                VAR,
                "MTTS",
                VALUE,
                "5");

        assertThat(peer.terminal()).isEqualTo(Terminal.UNKNOWN.withNames("abcd", "", 5));
    }

    @Test
    void whatIsMissingCutOrNotAskedForIsPassedOver() {
        peer.send(IAC, WILL, NEW_ENVIRON);
        peer.sendSubnegotiation(NEW_ENVIRON);
        say(IS);
        say(IS, VALUE, "x", VALUE, VALUE, "y");
        say(IS, VAR, "USER", VALUE, "nova", VAR, VAR, VAR, "CHARSET", VALUE, VAR, "MTTS", VALUE, "12345678901");
        say(IS, VAR, "CLIENT_NAME", VALUE, ESC);
        say(1, VAR, "CLIENT_NAME", VALUE, "asks us");

        assertThat(peer.events()).isEmpty();
    }

    @Test
    void aLongValueIsCut() {
        peer.send(IAC, WILL, NEW_ENVIRON);
        say(IS, VAR, "CLIENT_NAME", VALUE, "x".repeat(5000));

        assertThat(peer.terminal().clientName()).hasSize(ClientText.MAX_LENGTH);
    }

    @Test
    void weDoNotTellOurs() {
        assertThat(peer.send(IAC, DO, NEW_ENVIRON).received()).containsExactly(bytes(IAC, Telnet.WONT, NEW_ENVIRON));
    }
}
