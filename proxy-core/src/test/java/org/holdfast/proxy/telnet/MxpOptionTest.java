package org.holdfast.proxy.telnet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class MxpOptionTest {
    private static final int MXP = 91;
    private static final byte[] BEGINS = bytes(IAC, SB, MXP, IAC, SE);

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void itBeginsWhenTheTextIsWrittenForItAndNotBefore() {
        peer.send(IAC, DO, MXP);
        assertThat(peer.received()).isEmpty();
        assertThat(peer.terminal().markup()).isTrue();
        peer.write(new TelnetOutput.Lines("1 < 2\n"));
        peer.write(new TelnetOutput.BeginMarkup());
        peer.write(new TelnetOutput.Lines("1 &lt; 2\n"));
        peer.write(new TelnetOutput.BeginMarkup());

        assertThat(peer.received()).containsExactly(bytes("1 < 2\r\n", BEGINS, "1 &lt; 2\r\n"));
    }

    @Test
    void aBeginningAnewOfWhichTheWriterDoesNotHearIsSeenTo() {
        peer.send(IAC, DO, MXP);
        peer.write(new TelnetOutput.BeginMarkup());
        peer.received();

        peer.send(IAC, DONT, MXP, IAC, DO, MXP);
        assertThat(peer.received()).containsExactly(bytes(IAC, WONT, MXP, IAC, WILL, MXP, BEGINS));
    }

    @Test
    void aClientThatRefusesOrChangesItsMindIsNotToldOfABeginning() {
        peer.send(IAC, DONT, MXP);
        peer.write(new TelnetOutput.BeginMarkup());
        assertThat(peer.received()).isEmpty();

        peer.send(IAC, DO, MXP, IAC, DONT, MXP);
        peer.write(new TelnetOutput.BeginMarkup());
        assertThat(peer.received()).containsExactly(bytes(IAC, WILL, MXP, IAC, WONT, MXP));
        assertThat(peer.terminal().markup()).isFalse();

        peer.send(IAC, DO, MXP);
        peer.write(new TelnetOutput.BeginMarkup());
        assertThat(peer.received()).containsExactly(bytes(IAC, WILL, MXP, BEGINS));
    }
}
