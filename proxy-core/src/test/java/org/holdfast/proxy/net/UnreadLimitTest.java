package org.holdfast.proxy.net;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.proxy.telnet.TelnetOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that do not read. */
@Timeout(120)
class UnreadLimitTest {
    private static final int KIB = 256;
    private static final TelnetOutput PAGE = new TelnetOutput.Lines("x".repeat(8190) + "\n");

    private static EchoServer server(int unreadKib) throws ListenException {
        return new EchoServer(new NetOptions(
                List.of("127.0.0.1"), 0, 0, Optional.empty(), List.of(), Duration.ZERO, unreadKib, 0, 0, 0));
    }

    @Test
    void whoLeavesTooMuchUnreadIsDisconnectedAndTheLogSaysWhyButNotWho() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(UnreadLimit.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        try (EchoServer server = server(KIB);
                EchoServer.Client client = server.connect()) {
            Channel channel = server.channel();
            long most = 0;
            while (channel.isActive()) {
                var unused = channel.writeAndFlush(PAGE);
                channel.eventLoop().submit(() -> {}).sync();
                long unread = channel.bytesBeforeWritable();
                most = channel.isActive() ? Math.max(most, unread) : most;
            }
            assertThat(most).isLessThan((KIB + 16) * 1024L);
            assertThat(client.socket().isClosed()).isFalse();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .isEqualTo("A connection is closed because its client left more than 256 KiB unread"));
    }

    @Test
    void withoutALimitItIsKept() throws Exception {
        try (EchoServer server = server(0);
                EchoServer.Client client = server.connect()) {
            Channel channel = server.channel();
            int pages = 0;
            while (channel.isWritable() || channel.bytesBeforeWritable() < 2 * KIB * 1024L) {
                var unused = channel.writeAndFlush(PAGE);
                channel.eventLoop().submit(() -> {}).sync();
                pages++;
            }
            assertThat(channel.isActive()).isTrue();
            for (int i = 0; i < pages; i++) {
                assertThat(client.line()).hasSize(8190);
            }
        }
    }
}
