package org.holdfast.proxy.telnet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.EOR;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

/** What real clients answer to our offers, as they were seen to, and what we make of it. */
class RealClientsTest {
    private static final int TTYPE = 24;
    private static final int EOR_OPTION = 25;
    private static final int NAWS = 31;

    private static final byte[] ASK_TYPE = bytes(IAC, SB, TTYPE, 1, IAC, SE);

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    /** Answers each question with the next name, the last one over and over; gives how often it was asked. */
    private int cycle(String... names) {
        peer.send(IAC, WILL, TTYPE);
        int asked = 0;
        while (peer.received().length > 0) {
            assertThat(asked).as("questions").isLessThan(20);
            String name = names[Math.min(asked, names.length - 1)];
            peer.sendSubnegotiation(TTYPE, 0, name);
            asked++;
        }
        return asked;
    }

    private byte[] prompt() {
        peer.write(new TelnetOutput.Prompt("> "));
        return peer.received();
    }

    @Test
    void tintin() {
        peer.send(IAC, WILL, NAWS).sendSubnegotiation(NAWS, 0, 100, 0, 40).send(IAC, DO, EOR_OPTION);
        assertThat(cycle("TINTIN++", "xterm-256color", "MTTS 271", "MTTS 271")).isEqualTo(3);

        Terminal terminal = peer.terminal();
        assertThat(terminal)
                .isEqualTo(Terminal.UNKNOWN.withWindow(100, 40).withNames("TINTIN++", "xterm-256color", 271));
        assertThat(terminal.ansi()).isTrue();
        assertThat(terminal.colours256()).isTrue();
        assertThat(terminal.trueColour()).isTrue();
        assertThat(terminal.utf8()).isTrue();
        assertThat(terminal.screenReader()).isFalse();
        assertThat(prompt()).containsExactly(bytes("> ", IAC, EOR));
    }

    @Test
    void tinyFugue() {
        peer.send(IAC, WILL, NAWS, IAC, DO, EOR_OPTION).sendSubnegotiation(NAWS, 0, 99, 0, 36);
        assertThat(cycle("TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN")).isEqualTo(5);

        Terminal terminal = peer.terminal();
        assertThat(terminal)
                .isEqualTo(Terminal.UNKNOWN
                        .withWindow(99, 36)
                        .withNames("TINYFUGUE", "ANSI-ATTR", 0)
                        .withCharset(TextCharset.ASCII));
        assertThat(terminal.ansi()).isTrue();
        assertThat(terminal.colours256()).isFalse();
        assertThat(prompt()).containsExactly(bytes("> ", IAC, EOR));
    }

    @Test
    void kbtin() {
        peer.send(IAC, DO, EOR_OPTION, IAC, WILL, NAWS).sendSubnegotiation(NAWS, 0, 100, 0, 39);
        assertThat(cycle("KBtin", "hardcopy", "unknown", "KBtin-2.1")).isEqualTo(5);

        Terminal terminal = peer.terminal();
        assertThat(terminal).isEqualTo(Terminal.UNKNOWN.withWindow(100, 39).withNames("KBtin", "hardcopy", 0));
        assertThat(terminal.ansi()).isFalse();
    }

    @Test
    void inetutilsTelnet() {
        peer.send(IAC, WILL, NAWS).sendSubnegotiation(NAWS, 0, 100, 0, 40).send(IAC, DONT, EOR_OPTION);
        assertThat(cycle("XTERM-256COLOR")).isEqualTo(2);

        Terminal terminal = peer.terminal();
        assertThat(terminal).isEqualTo(Terminal.UNKNOWN.withWindow(100, 40).withNames("", "XTERM-256COLOR", 0));
        assertThat(terminal.ansi()).isTrue();
        assertThat(terminal.colours256()).isTrue();
        assertThat(terminal.trueColour()).isFalse();
        assertThat(prompt()).containsExactly(bytes("> ", IAC, GA));
    }

    @Test
    void aClientThatNeverStopsNamingTypesIsAskedNoMoreAtSomePoint() {
        String[] names = new String[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = "TYPE-" + i;
        }
        assertThat(cycle(names)).isEqualTo(TerminalTypeOption.MAX_ANSWERS);
        peer.sendSubnegotiation(TTYPE, 0, "unasked");
        assertThat(peer.received()).isEmpty();
        assertThat(peer.terminal()).isEqualTo(Terminal.UNKNOWN.withNames("TYPE-0", "TYPE-1", 0));
    }

    @Test
    void whatAClientCallsItselfIsHostile() {
        assertThat(cycle("\u001B[2Jx\u0000y\u00E9" + "z".repeat(1000), "t", "MTTS 99999999999"))
                .isEqualTo(4);

        Terminal terminal = peer.terminal();
        assertThat(terminal.clientName()).startsWith("[2Jxyz").hasSize(ClientText.MAX_LENGTH);
        assertThat(terminal.mtts()).isZero();
    }

    @Test
    void aClientThatStartsAgainIsAskedAgain() {
        cycle("Mudlet", "ANSI-TRUECOLOR", "MTTS 301");
        assertThat(peer.terminal().screenReader()).isFalse();
        assertThat(peer.send(IAC, WONT, TTYPE).received()).containsExactly(bytes(IAC, DONT, TTYPE));

        peer.send(IAC, WILL, TTYPE);
        assertThat(peer.received()).containsExactly(bytes(IAC, DO, TTYPE, ASK_TYPE));
        peer.sendSubnegotiation(TTYPE, 0, "MTTS 77");
        assertThat(peer.terminal().screenReader()).isTrue();
    }

    @Test
    void nothingIsKnownOfAClientThatSaysNothing() {
        assertThat(Terminal.UNKNOWN.ansi()).isFalse();
        assertThat(Terminal.UNKNOWN.colours256()).isFalse();
        assertThat(Terminal.UNKNOWN.trueColour()).isFalse();
        assertThat(Terminal.UNKNOWN.utf8()).isFalse();
    }
}
