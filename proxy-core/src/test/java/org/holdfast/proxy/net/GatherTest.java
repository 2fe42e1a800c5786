package org.holdfast.proxy.net;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("FutureReturnValueIgnored") // what was sent is looked at
class GatherTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new Gather(new UnreadLimit(0)));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            sent.add(out.toString(StandardCharsets.US_ASCII));
            out.release();
        }
        return sent;
    }

    @Test
    void whatIsWrittenUntilAFlushIsOneBuffer() {
        ByteBuf first = bytes("pong 1\n");
        channel.write(first);
        channel.write(bytes("> "));
        assertThat(sent()).isEmpty();
        channel.flush();

        assertThat(sent()).containsExactly("pong 1\n> ");
        assertThat(first.refCnt()).isZero();
        channel.flush();
        assertThat(sent()).isEmpty();
    }

    @Test
    void withoutMemoryToGatherInNothingIsKept() {
        EmbeddedChannel poor = new EmbeddedChannel(new Gather(new UnreadLimit(0)));
        poor.config().setAllocator(new NoMemory());
        ByteBuf line = bytes("pong 1");
        ChannelFuture written = poor.write(line);

        assertThat(written.cause()).isInstanceOf(OutOfMemoryError.class);
        assertThat(line.refCnt()).isZero();
    }

    @Test
    void largeOnesPassInTheirOrder() {
        String large = "x".repeat(9_000);
        channel.write(bytes("a"));
        channel.write(bytes(large));
        channel.write(bytes("b"));
        channel.flush();

        assertThat(sent()).containsExactly("a", large, "b");
    }

    @Test
    void manySmallOnesDoNotBecomeOneWithoutEnd() {
        for (int i = 0; i < 100; i++) {
            channel.write(bytes("x".repeat(1_000)));
        }
        channel.flush();

        assertThat(sent()).hasSize(13).allSatisfy(buffer -> assertThat(buffer).hasSizeLessThanOrEqualTo(8 * 1024));
    }

    @Test
    void anEmptyOneIsDoneWhenWhatCameBeforeItIsSent() {
        channel.write(bytes("Goodbye.\n"));
        ChannelFuture last = channel.write(Unpooled.EMPTY_BUFFER);
        assertThat(last.isDone()).isFalse();
        channel.flush();

        assertThat(last.isSuccess()).isTrue();
        assertThat(String.join("", sent())).isEqualTo("Goodbye.\n");
    }

    @Test
    void whatIsNotFlushedGoesOutBeforeAClose() {
        channel.write(bytes("Goodbye.\n"));
        channel.close();

        assertThat(sent()).containsExactly("Goodbye.\n");
    }

    @Test
    void nothingIsKeptOfAConnectionThatIsLost() {
        ByteBuf kept = bytes("x");
        channel.write(kept);
        channel.pipeline().fireChannelInactive();

        assertThat(kept.refCnt()).isZero();
        channel.flush();
        assertThat(sent()).isEmpty();
    }

    /** Has none left. */
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("Cannot reserve " + initialCapacity + " bytes of direct buffer memory");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
