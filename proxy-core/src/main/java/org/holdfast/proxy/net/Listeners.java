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
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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
 *     decides what that means</td></tr>
 * <tr><td>connections waiting to be accepted</td><td>{@value #BACKLOG}</td></tr>
 * </table>
 */
public final class Listeners implements AutoCloseable {
    private static final int LOW_WATER_MARK = 32 * 1024;
    private static final int HIGH_WATER_MARK = 64 * 1024;
    private static final int BACKLOG = 1024;
    private static final int MAX_EVENT_LOOPS = 8;
    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup eventLoops;
    private final Channel telnet;
    private final Channel web;
    private final InetSocketAddress telnetAddress;
    private final InetSocketAddress webAddress;

    private Listeners(EventLoopGroup eventLoops, Channel telnet, Channel web) {
        this.eventLoops = eventLoops;
        this.telnet = telnet;
        this.web = web;
        telnetAddress = (InetSocketAddress) telnet.localAddress();
        webAddress = (InetSocketAddress) web.localAddress();
    }

    /**
     * Listens. Connections are taken from then on.
     *
     * @param telnetSession makes the handler for one telnet connection: it is handed
     *     {@link org.holdfast.proxy.telnet.TelnetEvent}s and writes {@link org.holdfast.proxy.telnet.TelnetOutput}.
     *     Called on event loops
     * @param webHandler makes the handler for one web connection: it is handed {@code FullHttpRequest}s. Called on
     *     event loops
     * @throws ListenException if a port cannot be had; nothing is left open then
     */
    public static Listeners open(
            NetOptions options,
            Supplier<? extends ChannelHandler> telnetSession,
            Supplier<? extends ChannelHandler> webHandler)
            throws ListenException {
        return open(options, Transport.best(), telnetSession, webHandler);
    }

    static Listeners open(
            NetOptions options,
            Transport transport,
            Supplier<? extends ChannelHandler> telnetSession,
            Supplier<? extends ChannelHandler> webHandler)
            throws ListenException {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MAX_EVENT_LOOPS);
        EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("holdfast-io"), transport.ioHandler());
        try {
            ServerBootstrap telnet = bootstrap(eventLoops, transport, Pipelines.telnet(limits(options), telnetSession));
            ServerBootstrap web = bootstrap(eventLoops, transport, Pipelines.web(limits(options), webHandler));
            return new Listeners(
                    eventLoops,
                    ListenPort.TELNET.open(telnet, options.bind(), options.telnetPort()),
                    ListenPort.WEB.open(web, options.bind(), options.webPort()));
        } catch (ListenException e) {
            shutDown(eventLoops);
            throw e;
        }
    }

    /** Where telnet clients connect; with the port that is really open. */
    public InetSocketAddress telnetAddress() {
        return telnetAddress;
    }

    /** Where browsers connect; likewise. */
    public InetSocketAddress webAddress() {
        return webAddress;
    }

    /** Takes no more connections, and leaves those that there are alone. May be called again. */
    public void stopAccepting() {
        telnet.close().syncUninterruptibly();
        web.close().syncUninterruptibly();
    }

    /**
     * Closes every connection and ends the event loops; waits for that, at most {@value #CLOSE_SECONDS} s. What was
     * written and flushed, but did not fit into the socket, is lost. May be called again.
     */
    @Override
    public void close() {
        shutDown(eventLoops);
    }

    private static ConnectionLimits limits(NetOptions options) {
        return new ConnectionLimits(options.connectionsPerAddress(), options.connections());
    }

    private static ServerBootstrap bootstrap(
            EventLoopGroup eventLoops, Transport transport, ChannelInitializer<Channel> pipeline) {
        return new ServerBootstrap()
                .group(eventLoops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .handler(new AcceptFailures())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_MARK, HIGH_WATER_MARK))
                .childHandler(pipeline);
    }

    private static void shutDown(EventLoopGroup eventLoops) {
        eventLoops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
