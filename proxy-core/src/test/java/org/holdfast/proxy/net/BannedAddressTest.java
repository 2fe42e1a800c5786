package org.holdfast.proxy.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.proxy.address.AddressRange;
import org.holdfast.proxy.net.EchoServer.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class BannedAddressTest {
    private final AtomicReference<String> banned = new AtomicReference<>("127.0.0.1");

    private EchoServer server(AddressRange... proxies) throws ListenException {
        NetOptions options = new NetOptions(
                List.of("127.0.0.1"), 0, 0, Optional.empty(), List.of(proxies), Duration.ZERO, 0, 0, 1, 0);
        return new EchoServer(
                options, Transport.best(), address -> address.getHostAddress().equals(banned.get()));
    }

    @Test
    void aBannedAddressIsToldSoAndReachesNoSession() throws Exception {
        try (EchoServer server = server()) {
            try (Client client = server.connect()) {
                assertThat(client.line()).isEqualTo("Connections from your address are not taken here.");
                assertThat(client.line()).isNull();
            }
            try (Client browser = EchoServer.connect(server.listeners().webAddress())) {
                assertThat(browser.line()).isEqualTo("HTTP/1.1 403 Forbidden");
            }
            assertThat(server.nobodyElseCame()).isTrue();
        }
    }

    @Test
    void whoIsBannedTakesNoRoomAndIsServedWhenTheBanIsLifted() throws Exception {
        try (EchoServer server = server()) {
            for (int i = 0; i < 3; i++) {
                try (Client client = server.connect()) {
                    client.expectClosed();
                }
            }
            banned.set("");
            try (Client client = server.connect()) {
                client.type("hello");
                assertThat(client.line()).isEqualTo("You said: hello");
            }
        }
    }

    @Test
    void behindABalancerThePlayersAddressCounts() throws Exception {
        banned.set("203.0.113.7");
        try (EchoServer server = server(AddressRange.parse("127.0.0.1").orElseThrow())) {
            try (Client client = server.connect()) {
                client.type("PROXY TCP4 203.0.113.7 127.0.0.1 12345 4000");
                assertThat(client.line()).isEqualTo("Connections from your address are not taken here.");
            }
            try (Client client = server.connect()) {
                client.type("PROXY TCP4 203.0.113.8 127.0.0.1 12345 4000");
                client.type("hello");
                assertThat(client.line()).isEqualTo("You said: hello");
            }
        }
    }
}
