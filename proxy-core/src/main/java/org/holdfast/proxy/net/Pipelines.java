package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.proxy.address.AddressRange;
import org.holdfast.proxy.address.Addresses;
import org.holdfast.proxy.telnet.TelnetCodec;

/**
 * The stages that bytes pass through, in their order, for every kind of connection. Nothing else adds stages, except
 * that one which is replaced is replaced by name.
 *
 * <pre>
 *   telnet:  socket - [proxy] - gather - telnet - session - failures
 *   tls:     socket - [proxy] - tls - handshake - gather - telnet - session - failures
 *   web:     socket - [proxy] - unread - http-codec - http-flow - http-body - http-deadline - web - failures
 * </pre>
 *
 * <p>{@code proxy} is there for connections from the addresses of {@link NetOptions#proxies} alone, until the header has
 * been read; what follows it is added then, for who is admitted depends on the address in it. {@code handshake} is there
 * until the handshake is through.
 *
 * <table>
 * <caption>Limits of a web request</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>request line</td><td>{@value #MAX_REQUEST_LINE} bytes</td><td>the web handler answers 414</td></tr>
 * <tr><td>headers together</td><td>{@value #MAX_HEADERS} bytes</td><td>the web handler answers 431</td></tr>
 * <tr><td>body</td><td>{@value #MAX_BODY} bytes</td><td>413, here</td></tr>
 * <tr><td>time for a whole request</td><td>{@value RequestDeadline#SECONDS} s</td><td>the connection is closed</td></tr>
 * </table>
 */
final class Pipelines {
    static final String PROXY_CODEC = "proxy-codec";
    static final String PROXY = "proxy";
    static final String TLS = "tls";
    static final String HANDSHAKE = "handshake";
    static final String UNREAD = "unread";
    static final String GATHER = "gather";
    static final String TELNET = "telnet";
    static final String SESSION = "session";

    static final String HTTP_CODEC = "http-codec";
    static final String HTTP_FLOW = "http-flow";
    static final String HTTP_BODY = "http-body";
    static final String HTTP_DEADLINE = "http-deadline";
    static final String WEB = "web";

    static final String FAILURES = "failures";

    static final int MAX_REQUEST_LINE = 4096;
    static final int MAX_HEADERS = 8192;
    static final int MAX_BODY = 16 * 1024;

    private static final Admission.Refusals IN_TELNET = new Admission.Refusals() {
        @Override
        public String addressIsFull() {
            return "Too many connections from your address. Please close one and try again.\r\n";
        }

        @Override
        public String serverIsFull() {
            return "The server is full. Please try again in a few minutes.\r\n";
        }

        @Override
        public String addressIsBanned() {
            return "Connections from your address are not taken here.\r\n";
        }
    };

    private static final Admission.Refusals UNHEARD = new Admission.Refusals() {
        @Override
        public String addressIsFull() {
            return "";
        }

        @Override
        public String serverIsFull() {
            return "";
        }

        @Override
        public String addressIsBanned() {
            return "";
        }
    };

    private static final Admission.Refusals IN_HTTP = new Admission.Refusals() {
        @Override
        public String addressIsFull() {
            return tryAgain("429 Too Many Requests", 10);
        }

        @Override
        public String serverIsFull() {
            return tryAgain("503 Service Unavailable", 60);
        }

        @Override
        public String addressIsBanned() {
            return refusal("403 Forbidden");
        }
    };

    private final List<AddressRange> proxies;
    private final UnreadLimit unread;
    private final int negotiationsPerSecond;
    private final Predicate<InetAddress> banned;
    private final FailureLog failures = new FailureLog(System::nanoTime);

    Pipelines(NetOptions options, Predicate<InetAddress> banned) {
        this.banned = banned;
        proxies = options.proxies();
        unread = new UnreadLimit(options.unreadKib());
        negotiationsPerSecond = options.negotiationsPerSecond();
    }

    ChannelInitializer<Channel> telnet(ConnectionLimits limits, Function<Peer, ? extends ChannelHandler> session) {
        return new Stages(
                new Admission(limits, IN_TELNET, banned),
                (pipeline, address) -> telnet(pipeline, session.apply(new Peer(address, false))));
    }

    /** Who is refused is told nothing: the words would cost us a handshake. */
    ChannelInitializer<Channel> tls(
            ConnectionLimits limits, Certificates certificates, Function<Peer, ? extends ChannelHandler> session) {
        return new Stages(new Admission(limits, UNHEARD, banned), (pipeline, address) -> {
            pipeline.addLast(TLS, certificates.newHandler(pipeline.channel().alloc()))
                    .addLast(HANDSHAKE, new AfterHandshake());
            telnet(pipeline, session.apply(new Peer(address, true)));
        });
    }

    private void telnet(ChannelPipeline pipeline, ChannelHandler session) {
        pipeline.addLast(GATHER, new Gather(unread))
                .addLast(TELNET, new TelnetCodec(negotiationsPerSecond))
                .addLast(SESSION, session);
    }

    ChannelInitializer<Channel> web(ConnectionLimits limits, Function<Peer, ? extends ChannelHandler> web) {
        return new Stages(
                new Admission(limits, IN_HTTP, banned),
                (pipeline, address) -> pipeline.addLast(UNREAD, unread)
                        .addLast(HTTP_CODEC, new HttpServerCodec(httpLimits()))
                        .addLast(HTTP_FLOW, new FlowControlHandler())
                        .addLast(HTTP_BODY, new HttpObjectAggregator(MAX_BODY, true))
                        .addLast(HTTP_DEADLINE, new RequestDeadline())
                        .addLast(WEB, web.apply(new Peer(address, false))));
    }

    /** Adds the stages for a client of this address. */
    private interface Building {
        void build(ChannelPipeline pipeline, InetAddress address);
    }

    /** Builds the pipeline of each connection that is admitted. Shared by all event loops. */
    @Sharable
    private final class Stages extends ChannelInitializer<Channel> {
        private final Admission admission;
        private final Building stages;

        Stages(Admission admission, Building stages) {
            this.admission = admission;
            this.stages = stages;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void initChannel(Channel channel) {
            if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
                channel.close(); // it was gone before it was accepted
                return;
            }
            InetAddress address = Addresses.canonical(remote.getAddress());
            if (proxies.stream().anyMatch(range -> range.contains(address))) {
                channel.pipeline()
                        .addLast(PROXY_CODEC, new HAProxyMessageDecoder(ProxyHeader.MOST_FIELD_BYTES))
                        .addLast(PROXY, new ProxyHeader(address, client -> {
                            channel.pipeline().remove(FAILURES);
                            admit(channel, client);
                        }))
                        .addLast(FAILURES, new Failures(failures));
            } else {
                admit(channel, address);
            }
        }

        private void admit(Channel channel, InetAddress address) {
            if (admission.admit(channel, address)) {
                stages.build(channel.pipeline(), address);
                channel.pipeline().addLast(FAILURES, new Failures(failures));
            }
        }

        /** Netty's own would log the channel, and so the client's address. */
        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            failures.report(cause);
            ctx.close();
        }
    }

    private static HttpDecoderConfig httpLimits() {
        return new HttpDecoderConfig().setMaxInitialLineLength(MAX_REQUEST_LINE).setMaxHeaderSize(MAX_HEADERS);
    }

    private static String tryAgain(String status, int seconds) {
        return refusal(status + "\r\nRetry-After: " + seconds);
    }

    private static String refusal(String status) {
        return String.join("\r\n", "HTTP/1.1 " + status, "Content-Length: 0", "Connection: close", "", "");
    }
}
