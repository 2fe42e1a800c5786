package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Several addresses, IPv6, and the kernel's watch over connections. */
@Timeout(60)
class AddressesListenTest {
    private static NetOptions options(List<String> bind, int port, Duration deadAfter) {
        return new NetOptions(bind, port, 0, Optional.empty(), List.of(), deadAfter, 0, 0, 1, 0);
    }

    @Test
    void everyAddressIsListenedOnAndTheFirstIsShown() throws Exception {
        assumeThat(hasIpv6()).isTrue();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (EchoServer server = new EchoServer(options(List.of("127.0.0.1", "[::1]"), free, Duration.ZERO))) {
            assertThat(server.listeners().telnetAddress())
                    .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));
            for (String address : List.of("127.0.0.1", "::1")) {
                try (EchoServer.Client client = EchoServer.connect(
                        new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(address), free))) {
                    assertThat(server.peer().address())
                            .isEqualTo(NetUtil.createInetAddressFromIpAddressString(address));
                    client.type("hello");
                    assertThat(client.line()).isEqualTo("You said: hello");
                }
            }
        }
    }

    @Test
    void onAnIpv6PortIpv4ClientsAreThemselves() throws Exception {
        assumeThat(hasIpv6()).isTrue();
        for (Transport transport : List.of(Transport.best(), Transport.nio())) {
            try (EchoServer server = new EchoServer(options(List.of("::"), 0, Duration.ZERO), transport)) {
                int port = server.listeners().telnetAddress().getPort();
                try (EchoServer.Client one =
                                EchoServer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                        EchoServer.Client two = EchoServer.connect(
                                new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString("::1"), port))) {
                    assertThat(List.of(server.peer().address(), server.peer().address()))
                            .containsExactlyInAnyOrder(
                                    NetUtil.createInetAddressFromIpAddressString("127.0.0.1"),
                                    NetUtil.createInetAddressFromIpAddressString("::1"));
                    one.type("1");
                    two.type("2");
                    assertThat(one.line()).isEqualTo("You said: 1");
                    assertThat(two.line()).isEqualTo("You said: 2");
                }
            }
        }
    }

    @Test
    void everyIpv4AddressTwiceIsExplained() throws Exception {
        assumeThat(hasIpv6()).isTrue();
        try (EchoServer server = new EchoServer(options(List.of("0.0.0.0"), 0, Duration.ZERO))) {
            int port = server.listeners().telnetAddress().getPort();
            assertThatThrownBy(() -> new EchoServer(options(List.of("::"), port, Duration.ZERO)))
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining("name that or 0.0.0.0, not both");
        }
    }

    @Test
    void theKernelIsToldHowLongAClientMayBeGone() throws Exception {
        assumeThat(Epoll.isAvailable()).isTrue();
        try (EchoServer server = new EchoServer(options(List.of("127.0.0.1"), 0, Duration.ofMinutes(2)));
                EchoServer.Client client = server.connect()) {
            Channel channel = server.channel();
            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT))
                    .isEqualTo(120_000);
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPIDLE))
                    .isEqualTo(60);
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPINTVL))
                    .isEqualTo(15);
            assertThat(channel.config().getOption(EpollChannelOption.TCP_KEEPCNT))
                    .isEqualTo(4);
            client.type("x");
        }
    }

    @Test
    void itWorksWithoutNativeEpollToo() throws Exception {
        try (EchoServer server =
                        new EchoServer(options(List.of("127.0.0.1"), 0, Duration.ofMinutes(1)), Transport.nio());
                EchoServer.Client client = server.connect()) {
            client.type("hello");
            assertThat(client.line()).isEqualTo("You said: hello");
        }
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, NetUtil.createInetAddressFromIpAddressString("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
