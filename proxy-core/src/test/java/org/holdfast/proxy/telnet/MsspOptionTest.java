package org.holdfast.proxy.telnet;

import java.util.LinkedHashMap;
import java.util.Map;
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

class MsspOptionTest {
    private static final int MSSP = 70;

    @Test
    void whoAgreesIsToldOnce() {
        try (TelnetPeer peer = new TelnetPeer()) {
            peer.send(IAC, DO, MSSP, IAC, DO, MSSP);
            assertThat(peer.events()).containsExactly(new TelnetEvent.StatusAsked());

            Map<String, String> status = new LinkedHashMap<>();
            status.put("NAME", "Höld");
            status.put("PLAYERS", "7");
            peer.write(new TelnetOutput.Status(status));
            assertThat(peer.received())
                    .containsExactly(bytes(IAC, SB, MSSP, 1, "NAME", 2, "Höld", 1, "PLAYERS", 2, "7", IAC, SE));
        }
    }

    @Test
    void whoDoesNotIsNot() {
        try (TelnetPeer peer = new TelnetPeer()) {
            peer.send(IAC, DONT, MSSP);
            peer.write(new TelnetOutput.Status(Map.of("NAME", "x")));
            assertThat(peer.received()).isEmpty();

            peer.send(IAC, DO, MSSP);
            assertThat(peer.received()).containsExactly(bytes(IAC, WILL, MSSP));
            assertThat(peer.events()).containsExactly(new TelnetEvent.StatusAsked());
            peer.send(IAC, DONT, MSSP);
            assertThat(peer.received()).containsExactly(bytes(IAC, WONT, MSSP));
        }
    }
}
