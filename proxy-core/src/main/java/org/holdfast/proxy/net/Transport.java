package org.holdfast.proxy.net;

import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How event loops wait for sockets.
 *
 * @param ioHandler what waits; one for each event loop
 * @param serverChannel the listen ports that go with it
 */
record Transport(IoHandlerFactory ioHandler, Class<? extends ServerChannel> serverChannel) {
    private static final Logger log = LoggerFactory.getLogger(Transport.class);
    private static final int PROBES = 4;

    /** Native epoll where there is one, the JDK's selectors otherwise. */
    static Transport best() {
        if (Epoll.isAvailable()) {
            return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
        log.debug("No native epoll here; using the JDK's selectors");
        return nio();
    }

    /**
     * What makes the kernel notice that a client is gone. With nothing to send it probes a connection that has been
     * silent for half that time; what it sends goes unanswered, or meets a full window, for at most that time.
     */
    Map<ChannelOption<Integer>, Integer> watchfulness(Duration deadAfter) {
        int seconds = (int) Math.max(PROBES, deadAfter.toSeconds());
        int between = Math.max(1, seconds / 2 / PROBES);
        if (serverChannel == EpollServerSocketChannel.class) {
            return Map.of(
                    EpollChannelOption.TCP_KEEPIDLE,
                    seconds / 2,
                    EpollChannelOption.TCP_KEEPINTVL,
                    between,
                    EpollChannelOption.TCP_KEEPCNT,
                    PROBES,
                    EpollChannelOption.TCP_USER_TIMEOUT,
                    seconds * 1000);
        }
        return Map.of(
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds / 2,
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), between,
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
    }

    static Transport nio() {
        return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }
}
