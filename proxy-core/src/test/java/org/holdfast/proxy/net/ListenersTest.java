package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.TelnetOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Real sockets on the loopback interface. */
@Timeout(60)
class ListenersTest {
    private final BlockingQueue<Channel> sessions = new LinkedBlockingQueue<>();
    private @Nullable Listeners listeners;

    @AfterEach
    void close() {
        if (listeners != null) {
            listeners.close();
        }
    }

    private Listeners open(int perAddress, int connections) throws ListenException {
        return open(perAddress, connections, peer -> new Echo());
    }

    private Listeners open(int perAddress, int connections, Function<Peer, ChannelHandler> session)
            throws ListenException {
        NetOptions options = new NetOptions("127.0.0.1", 0, 0, perAddress, connections);
        listeners = Listeners.open(options, session, peer -> new ChannelInboundHandlerAdapter());
        return listeners;
    }

    /** Says what it was told; {@code fail} makes it fail. */
    private final class Echo extends SimpleChannelInboundHandler<TelnetEvent> {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            sessions.add(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TelnetEvent event) {
            if (event instanceof TelnetEvent.Line line) {
                if (line.text().equals("fail")) {
                    throw new IllegalStateException("as asked");
                }
                var unused = ctx.writeAndFlush(new TelnetOutput.Lines("You said: " + line.text() + "\n"));
            }
        }
    }

    /** A blocking client that sees Latin-1, so that every byte is a character. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Client(InetSocketAddress address) throws IOException {
            socket = new Socket(address.getAddress(), address.getPort());
            socket.setSoTimeout(30_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void type(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** The next line, null at the end; without the negotiation in it. */
        @Nullable
        String line() throws IOException {
            String line = in.readLine();
            return line == null ? null : line.replaceAll("\u00FF[\u00FB-\u00FE].", "");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static Client telnet(Listeners listeners) throws IOException {
        return new Client(listeners.telnetAddress());
    }

    @Test
    void lineInLineOut() throws Exception {
        Listeners open = open(0, 0);

        assertThat(open.telnetAddress().getPort()).isPositive();
        assertThat(open.webAddress().getPort())
                .isPositive()
                .isNotEqualTo(open.telnetAddress().getPort());
        try (Client client = telnet(open)) {
            client.type("hello");
            assertThat(client.line()).isEqualTo("You said: hello");
        }
    }

    @Test
    void itWorksWithoutNativeEpollToo() throws Exception {
        NetOptions options = new NetOptions("127.0.0.1", 0, 0, 0, 0);
        Listeners open = Listeners.open(
                options,
                Transport.nio(),
                peer -> new Echo(),
                peer -> new ChannelInboundHandlerAdapter(),
                address -> false);
        listeners = open;
        int port = open.telnetAddress().getPort();

        try (Client client = telnet(open)) {
            client.type("hello");
            assertThat(client.line()).isEqualTo("You said: hello");
        }
        assertThatThrownBy(() -> Listeners.open(
                        new NetOptions("127.0.0.1", port, 0, 0, 0),
                        Transport.nio(),
                        peer -> new ChannelInboundHandlerAdapter(),
                        peer -> new ChannelInboundHandlerAdapter(),
                        address -> false))
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("the port is in use");
    }

    @Test
    void connectionsAreSetUpForShortLines() throws Exception {
        Listeners open = open(0, 0);
        try (Client client = telnet(open)) {
            Channel channel = sessions.poll(30, TimeUnit.SECONDS);
            assertThat(channel).isNotNull();
            assertThat(channel.config().getOption(ChannelOption.TCP_NODELAY)).isTrue();
            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(channel.config().getWriteBufferHighWaterMark()).isEqualTo(64 * 1024);
            assertThat(channel.config().getWriteBufferLowWaterMark()).isEqualTo(32 * 1024);
            client.type("x");
        }
    }

    @Test
    void theAddressThatHasTooManyIsToldSoAndMayComeBack() throws Exception {
        Listeners open = open(1, 0);
        try (Client first = telnet(open)) {
            first.type("a");
            assertThat(first.line()).isEqualTo("You said: a");
            try (Client second = telnet(open)) {
                assertThat(second.line())
                        .isEqualTo("Too many connections from your address. Please close one and try again.");
                assertThat(second.line()).isNull();
            }
            first.type("b");
            assertThat(first.line()).isEqualTo("You said: b");
        }
        await().untilAsserted(() -> {
            try (Client third = telnet(open)) {
                third.type("c");
                assertThat(third.line()).isEqualTo("You said: c");
            }
        });
    }

    @Test
    void aFullServerSaysSo() throws Exception {
        Listeners open = open(0, 1);
        try (Client first = telnet(open)) {
            first.type("a");
            assertThat(first.line()).isEqualTo("You said: a");
            try (Client second = telnet(open)) {
                assertThat(second.line()).isEqualTo("The server is full. Please try again in a few minutes.");
                assertThat(second.line()).isNull();
            }
        }
    }

    @Test
    void aBrowserThatIsTooManyIsToldInHttp() throws Exception {
        Listeners open = open(1, 0);
        try (Client first = new Client(open.webAddress())) {
            first.type("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nExpect: 100-continue\r\n");
            assertThat(first.line()).startsWith("HTTP/1.1 100");
            try (Client second = new Client(open.webAddress())) {
                assertThat(second.line()).isEqualTo("HTTP/1.1 429 Too Many Requests");
            }
        }
    }

    @Test
    void aPortInUseIsNamedWithTheRemedyAndNothingStaysOpen() throws Exception {
        Listeners open = open(0, 0);
        int port = open.telnetAddress().getPort();

        assertThatThrownBy(() -> Listeners.open(
                        new NetOptions("127.0.0.1", port, 0, 0, 0),
                        peer -> new ChannelInboundHandlerAdapter(),
                        peer -> new ChannelInboundHandlerAdapter()))
                .isInstanceOf(ListenException.class)
                .hasMessage("Cannot listen for telnet on 127.0.0.1:" + port
                        + ": the port is in use. Stop the server that uses it, or choose another port with"
                        + " --telnet-port.");
        assertThatThrownBy(() -> Listeners.open(
                        new NetOptions("127.0.0.1", 0, port, 0, 0),
                        peer -> new ChannelInboundHandlerAdapter(),
                        peer -> new ChannelInboundHandlerAdapter()))
                .isInstanceOf(ListenException.class)
                .hasMessageStartingWith("Cannot listen for web on 127.0.0.1:" + port)
                .hasMessageContaining("--web-port");
    }

    @Test
    void anAddressThatIsNotOursIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> Listeners.open(
                        new NetOptions("192.0.2.1", 0, 0, 0, 0),
                        peer -> new ChannelInboundHandlerAdapter(),
                        peer -> new ChannelInboundHandlerAdapter()))
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("192.0.2.1:0")
                .hasMessageContaining("--bind");
    }

    @Test
    void thoseWhoAreThereStayWhenNobodyElseIsLetIn() throws Exception {
        Listeners open = open(0, 0);
        try (Client client = telnet(open)) {
            client.type("a");
            assertThat(client.line()).isEqualTo("You said: a");

            open.stopAccepting();
            open.stopAccepting();

            assertThatThrownBy(() -> telnet(open)).isInstanceOf(IOException.class);
            client.type("b");
            assertThat(client.line()).isEqualTo("You said: b");

            open.close();
            open.close();
            assertThat(client.line()).isNull();
        }
    }

    @Test
    void aHandlerThatFailsEndsItsOwnConnectionOnly() throws Exception {
        Listeners open = open(0, 0);
        try (Client failing = telnet(open);
                Client other = telnet(open)) {
            failing.type("fail");
            while (failing.line() != null) {}
            other.type("a");
            assertThat(other.line()).isEqualTo("You said: a");
        }
    }

    @Test
    void aSessionThatCannotBeMadeEndsItsConnectionAndFreesItsPlace() throws Exception {
        Listeners open = open(1, 0, peer -> {
            throw new IllegalStateException("as asked");
        });
        for (int i = 0; i < 3; i++) {
            await().untilAsserted(() -> {
                try (Client client = telnet(open)) {
                    assertThat(client.line()).isNull();
                }
            });
        }
    }

    @Test
    void aConnectionThatIsResetGoesQuietly() throws Exception {
        Listeners open = open(0, 0);
        Client client = telnet(open);
        client.type("a");
        Channel channel = sessions.poll(30, TimeUnit.SECONDS);
        client.socket.setSoLinger(true, 0);
        client.close();

        assertThat(channel).isNotNull();
        await().until(() -> !channel.isActive());
    }

    @Test
    void aReaderThatStallsIsSeenAsUnwritable() throws Exception {
        Listeners open = open(0, 0);
        try (Client client = telnet(open)) {
            Channel channel = sessions.poll(30, TimeUnit.SECONDS);
            assertThat(channel).isNotNull();
            String page = "x".repeat(8000) + "\n";
            int pages = 0;
            while (channel.isWritable()) {
                channel.writeAndFlush(new TelnetOutput.Lines(page)).await(100);
                pages++;
            }
            for (int i = 0; i < pages; i++) {
                assertThat(client.line()).hasSize(8000);
            }
            await().until(channel::isWritable);
        }
    }
}
