package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

/** A session that is full stops reading; not one line more may come up. */
class ReadingOnDemandTest {
    private int room;
    private boolean busy;
    private boolean calledBack;
    private int reads;
    private final List<String> lines = new ArrayList<>();

    private final EmbeddedChannel channel = new EmbeddedChannel(new CountReads(), new TelnetCodec(), new Session());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    /** Counts how often the socket would be read. */
    private final class CountReads extends ChannelOutboundHandlerAdapter {
        @Override
        public void read(ChannelHandlerContext ctx) {
            reads++;
            ctx.read();
        }
    }

    /** Takes {@code room} lines, then stops reading; reads again when the number of lines to take is written. */
    private final class Session extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object msg) {
            calledBack |= busy;
            lines.add(((TelnetEvent.Line) msg).text());
            room--;
            if (room == 0) {
                ctx.channel().config().setAutoRead(false);
            }
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
            room = (Integer) msg;
            busy = true;
            ctx.channel().config().setAutoRead(true);
            busy = false;
            promise.setSuccess();
        }
    }

    private void resume(int lines) {
        channel.writeOutbound(lines);
        channel.runPendingTasks();
        assertThat(calledBack).as("called back from within its own call").isFalse();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes(text)));
    }

    @Test
    void noLineComesUpAfterTheSessionStoppedReadingAndNoneIsLost() {
        room = 2;
        send("1\r\n2\r\n3\r\n4\r\n5");
        assertThat(lines).containsExactly("1", "2");

        resume(1);
        assertThat(lines).containsExactly("1", "2", "3");
        resume(10);
        assertThat(lines).containsExactly("1", "2", "3", "4");
        send("\r\n6\r\n");
        assertThat(lines).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void theSocketIsReadOnlyWhenAllThatWasReadIsUsedUp() {
        room = 1;
        send("1\r\n2\r\n3\r\n");
        reads = 0;

        resume(1);
        assertThat(reads).isZero();
        resume(5);
        assertThat(lines).containsExactly("1", "2", "3");
        assertThat(reads).isPositive();
    }

    @Test
    void bytesThatComeMeanwhileQueueBehindThoseHeld() {
        room = 1;
        send("1\r\n2\r\n3");
        send("x\r\n4\r\n");
        assertThat(lines).containsExactly("1");

        resume(10);
        assertThat(lines).containsExactly("1", "2", "3x", "4");
    }

    @Test
    void whatIsHeldIsReleasedWhenTheConnectionEnds() {
        room = 1;
        ByteBuf bytes = Unpooled.buffer().writeBytes(bytes("1\r\n2\r\n"));
        channel.writeInbound(bytes);
        assertThat(bytes.refCnt()).isEqualTo(1);

        channel.close().syncUninterruptibly();

        assertThat(bytes.refCnt()).isZero();
        assertThat(lines).containsExactly("1");
    }

    @Test
    void nothingComesUpAfterTheSessionClosed() {
        ByteBuf bytes = Unpooled.buffer().writeBytes(bytes("quit\r\nlook\r\n"));
        EmbeddedChannel quitting =
                new EmbeddedChannel(new TelnetCodec(), new SimpleChannelInboundHandler<TelnetEvent.Line>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext ctx, TelnetEvent.Line line) {
                        lines.add(line.text());
                        var unused = ctx.close();
                    }
                });
        quitting.writeInbound(bytes);

        assertThat(lines).containsExactly("quit");
        assertThat(bytes.refCnt()).isZero();
        quitting.finishAndReleaseAll();
    }
}
