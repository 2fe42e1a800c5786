package org.holdfast.proxy.net;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLog.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final FailureLog failures = new FailureLog(nanos::get);
    private final EmbeddedChannel channel = new EmbeddedChannel(new Failures(failures));

    FailuresTest() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        channel.finishAndReleaseAll();
    }

    private List<ILoggingEvent> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .toList();
    }

    @Test
    void aDefectIsLoggedOnceWithoutWhatItSaysAndEndsTheConnection() {
        channel.pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object msg) {
                ctx.fireExceptionCaught(new IllegalStateException("secret", new IllegalArgumentException("hunter2")));
                ctx.fireExceptionCaught(new IllegalStateException("secret"));
            }
        });
        channel.writeInbound("line");

        assertThat(channel.isActive()).isFalse();
        assertThat(warnings()).hasSize(1);
        assertThat(warnings().get(0).getFormattedMessage())
                .contains(IllegalStateException.class.getName())
                .contains(IllegalArgumentException.class.getName())
                .contains("FailuresTest.java")
                .doesNotContain("secret", "hunter2");
        assertThat(warnings().get(0).getThrowableProxy()).isNull();
    }

    @Test
    void whatCannotBeWrittenEndsTheConnectionInsteadOfBeingLeftOut() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
                throw new OutOfMemoryError("Cannot reserve 65536 bytes of direct buffer memory");
            }
        });
        var unused = channel.writeAndFlush("text");

        assertThat(channel.isActive()).isFalse();
        assertThat(warnings()).hasSize(1);
        assertThat(warnings().get(0).getFormattedMessage()).contains(OutOfMemoryError.class.getName());
    }

    @Test
    void anErrorEndsTheConnection() {
        channel.pipeline().fireExceptionCaught(new OutOfMemoryError("Java heap space"));

        assertThat(channel.isActive()).isFalse();
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void wantOfMemoryIsSaidOnceInAWhileHoweverManyItEnds() {
        for (int i = 0; i < 5; i++) {
            failures.report(new OutOfMemoryError("Java heap space"));
        }
        failures.report(new IllegalStateException("another matter"));
        assertThat(warnings()).hasSize(2);

        nanos.addAndGet(FailureLog.QUIET.toNanos());
        failures.report(new OutOfMemoryError("Java heap space"));
        assertThat(warnings()).hasSize(3);
        assertThat(warnings().get(2).getFormattedMessage()).contains("as were 4 since");
    }

    @Test
    void aLostConnectionIsNoNews() {
        channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));

        assertThat(channel.isActive()).isFalse();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aRequestThatWasBrokenOffIsNoNews() {
        channel.pipeline().fireExceptionCaught(new PrematureChannelClosureException());

        assertThat(channel.isActive()).isFalse();
        assertThat(warnings()).isEmpty();
    }
}
