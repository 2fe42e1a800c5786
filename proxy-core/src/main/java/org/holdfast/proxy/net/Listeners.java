package org.holdfast.proxy.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open listen ports and the event loops behind them. Usable on any thread but those of the event loops, for
 * {@link #stopAccepting} and {@link #close} wait for these.
 *
 * <pre>
 *   open --> accepting --stopAccepting--> serving those who are there --close--> closed
 *                 '---------------------- close ---------------------------------^
 * </pre>
 *
 * <p>The threads, {@code holdfast-io-*}, are not daemons: they keep the process alive until {@code close}.
 *
 * <table>
 * <caption>Each connection</caption>
 * <tr><td>TCP_NODELAY, SO_KEEPALIVE</td><td>on</td></tr>
 * <tr><td>write buffer</td><td>unwritable above {@value #HIGH_WATER_MARK} bytes, writable again below
 *     {@value #LOW_WATER_MARK}; the handler at the end of the pipeline sees {@code channelWritabilityChanged} and
 *     decides what that means; closed above {@link NetOptions#unreadKib}</td></tr>
 * <tr><td>a client that is gone, or whose window stays full</td><td>given up by the kernel after {@link
 *     NetOptions#deadAfter}, and then lost</td></tr>
 * <tr><td>connections waiting to be accepted</td><td>{@value #BACKLOG}</td></tr>
 * </table>
 */
public final class Listeners implements AutoCloseable {
    static final int LOW_WATER_MARK = 32 * 1024;
    private static final int HIGH_WATER_MARK = 64 * 1024;
    private static final int BACKLOG = 1024;
    private static final int MAX_EVENT_LOOPS = 8;
    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup eventLoops;
    private final @Nullable Certificates certificates;
    private final Map<ListenPort, List<Channel>> open = new EnumMap<>(ListenPort.class);
    private final Map<ListenPort, InetSocketAddress> first = new EnumMap<>(ListenPort.class);
    private volatile boolean closing;
    private final CompletableFuture<String> died = new CompletableFuture<>();

    private Listeners(EventLoopGroup eventLoops, @Nullable Certificates certificates) {
        this.eventLoops = eventLoops;
        this.certificates = certificates;
        for (EventExecutor loop : eventLoops) {
            loop.terminationFuture().addListener(ended -> loopEnded());
        }
    }

    private void loopEnded() {
        if (!closing) {
            died.complete("an event loop has ended because of an error, and with it the connections that it served");
        }
    }

    /**
     * Completes, with a line that says why, when an event loop has ended though nobody wanted it to. Its connections are
     * neither served nor closed; all that is left to do is to {@link #close()}.
     */
    public CompletionStage<String> died() {
        return died.minimalCompletionStage();
    }

    /**
     * Listens. Connections are taken from then on.
     *
     * @param telnetSession makes the handler for one telnet connection: it is handed
     *     {@link org.holdfast.proxy.telnet.TelnetEvent}s and writes {@link org.holdfast.proxy.telnet.TelnetOutput}.
     *     Called on event loops
     * @param webHandler makes the handler for one web connection: it is handed {@code FullHttpRequest}s. Called on
     *     event loops
     * @param banned whether connections from an address are refused. Called on event loops for each connection
     * @throws ListenException if a port cannot be had; nothing is left open then
     */
    public static Listeners open(
            NetOptions options,
            Function<Peer, ? extends ChannelHandler> telnetSession,
            Function<Peer, ? extends ChannelHandler> webHandler,
            Predicate<InetAddress> banned)
            throws ListenException {
        return open(options, Transport.best(), telnetSession, webHandler, banned);
    }

    /** Likewise, whoever it is. */
    public static Listeners open(
            NetOptions options,
            Function<Peer, ? extends ChannelHandler> telnetSession,
            Function<Peer, ? extends ChannelHandler> webHandler)
            throws ListenException {
        return open(options, telnetSession, webHandler, address -> false);
    }

    static Listeners open(
            NetOptions options,
            Transport transport,
            Function<Peer, ? extends ChannelHandler> telnetSession,
            Function<Peer, ? extends ChannelHandler> webHandler,
            Predicate<InetAddress> banned)
            throws ListenException {
        @Nullable
        Certificates certificates =
                options.tls().isPresent() ? new Certificates(options.tls().get()) : null;
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MAX_EVENT_LOOPS);
        EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("holdfast-io"), transport.ioHandler());
        Listeners listeners = new Listeners(eventLoops, certificates);
        Pipelines pipelines = new Pipelines(options, banned);
        ConnectionLimits players = limits(options);
        try {
            listeners.open(
                    ListenPort.TELNET,
                    bootstrap(eventLoops, transport, options, pipelines.telnet(players, telnetSession)),
                    options.bind(),
                    options.telnetPort());
            if (certificates != null) {
                listeners.open(
                        ListenPort.TELNET_TLS,
                        bootstrap(eventLoops, transport, options, pipelines.tls(players, certificates, telnetSession)),
                        options.bind(),
                        options.tls().orElseThrow().port());
            }
            listeners.open(
                    ListenPort.WEB,
                    bootstrap(eventLoops, transport, options, pipelines.web(limits(options), webHandler)),
                    options.bind(),
                    options.webPort());
            return listeners;
        } catch (ListenException e) {
            listeners.close();
            throw e;
        }
    }

    private void open(ListenPort port, ServerBootstrap bootstrap, List<String> addresses, int number)
            throws ListenException {
        List<Channel> channels = new ArrayList<>();
        open.put(port, channels);
        for (String address : addresses) {
            channels.add(port.open(bootstrap, address, number));
        }
        first.put(port, (InetSocketAddress) channels.get(0).localAddress());
    }

    /** Where telnet clients connect, the first of several addresses; with the port that is really open. */
    public InetSocketAddress telnetAddress() {
        return Objects.requireNonNull(first.get(ListenPort.TELNET));
    }

    /** Where telnet clients connect that speak TLS, if that is switched on; likewise. */
    public Optional<InetSocketAddress> tlsAddress() {
        return Optional.ofNullable(first.get(ListenPort.TELNET_TLS));
    }

    /** Where browsers connect; likewise. */
    public InetSocketAddress webAddress() {
        return Objects.requireNonNull(first.get(ListenPort.WEB));
    }

    /**
     * Takes no more connections, and leaves those that there are alone. May be called again. A port whose event loop has
     * ended stays open until the process ends, and nobody answers there.
     */
    public void stopAccepting() {
        open.values()
                .forEach(channels -> channels.forEach(channel -> channel.close().awaitUninterruptibly()));
    }

    /**
     * Closes every connection and ends the event loops; waits for that, at most {@value #CLOSE_SECONDS} s. What was
     * written and flushed, but did not fit into the socket, is lost. May be called again.
     */
    @Override
    public void close() {
        closing = true;
        if (certificates != null) {
            certificates.close();
        }
        eventLoops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static ConnectionLimits limits(NetOptions options) {
        return new ConnectionLimits(options.connectionsPerAddress(), options.connections());
    }

    private static ServerBootstrap bootstrap(
            EventLoopGroup eventLoops, Transport transport, NetOptions options, ChannelInitializer<Channel> pipeline) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(eventLoops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_MARK, HIGH_WATER_MARK))
                .childHandler(pipeline);
        if (!options.deadAfter().isZero()) {
            transport.watchfulness(options.deadAfter()).forEach(bootstrap::childOption);
        }
        return bootstrap;
    }
}
