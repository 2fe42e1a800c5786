package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.TelnetOutput;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Real listen ports whose sessions say what they were told, and remember whose they are. */
final class EchoServer implements AutoCloseable {
    static final int PATIENCE_MS = 30_000;

    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    private final Listeners listeners;

    EchoServer(NetOptions options) throws ListenException {
        this(options, Transport.best());
    }

    EchoServer(NetOptions options, Transport transport) throws ListenException {
        this(options, transport, address -> false);
    }

    EchoServer(NetOptions options, Transport transport, Predicate<InetAddress> banned) throws ListenException {
        listeners = Listeners.open(options, transport, Echo::new, peer -> new ChannelInboundHandlerAdapter(), banned);
    }

    Listeners listeners() {
        return listeners;
    }

    /** The next one that a session began for. */
    Peer peer() throws InterruptedException {
        Peer peer = peers.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        assertThat(peer).isNotNull();
        return peer;
    }

    Channel channel() throws InterruptedException {
        Channel channel = channels.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        assertThat(channel).isNotNull();
        return channel;
    }

    boolean nobodyElseCame() {
        return peers.isEmpty();
    }

    Client connect() throws IOException {
        return connect(listeners.telnetAddress());
    }

    static Client connect(InetSocketAddress address) throws IOException {
        return new Client(new Socket(address.getAddress(), address.getPort()));
    }

    @Override
    public void close() {
        listeners.close();
    }

    private final class Echo extends SimpleChannelInboundHandler<TelnetEvent> {
        private final Peer peer;

        Echo(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            peers.add(peer);
            channels.add(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TelnetEvent event) {
            if (event instanceof TelnetEvent.Line line) {
                var unused = ctx.writeAndFlush(new TelnetOutput.Lines("You said: " + line.text() + "\n"));
            }
        }
    }

    /** A blocking client. */
    static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        Socket socket() {
            return socket;
        }

        void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void type(String line) throws IOException {
            send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** The next line, null at the end; without the negotiation in it. */
        @Nullable
        String line() throws IOException {
            String line = in.readLine();
            return line == null ? null : line.replaceAll("\u00FF[\u00FB-\u00FE].", "");
        }

        /** Waits for the end of the connection, however it comes. */
        void expectClosed() {
            try {
                while (in.readLine() != null) {}
            } catch (SocketTimeoutException e) {
                throw new AssertionError("still connected", e);
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("timed out");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
