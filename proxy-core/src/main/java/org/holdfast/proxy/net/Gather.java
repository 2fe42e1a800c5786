package org.holdfast.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Makes one buffer of the many small ones that are written until somebody flushes: an answer is a line, a prompt and a
 * mark, and a client that sends many lines at once has many answers coming. Owned by the event loop.
 *
 * <p>Once it has flushed it lets the {@link UnreadLimit} look: a stage less for each of many connections.
 *
 * <p>What is gathered counts as written; that it could not be sent is seen by the connection's end, as for everybody who
 * does not look at a write's future. An empty buffer keeps its future, for {@code write(EMPTY).addListener(CLOSE)}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
final class Gather extends ChannelDuplexHandler {
    private static final int FIRST_CAPACITY = 256;

    /** What is larger is worth a buffer of its own, and so are many small ones together. */
    private static final int LARGEST = 8 * 1024;

    private final UnreadLimit unread;
    private @Nullable ByteBuf gathered;
    private boolean written;

    Gather(UnreadLimit unread) {
        this.unread = unread;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        if (msg instanceof ByteBuf bytes && bytes.isReadable() && bytes.readableBytes() <= LARGEST) {
            try {
                gather(ctx, bytes);
            } finally {
                bytes.release();
            }
            promise.trySuccess();
        } else {
            pass(ctx);
            written = true;
            ctx.write(msg, promise);
        }
    }

    private void gather(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (gathered != null && gathered.readableBytes() + bytes.readableBytes() > LARGEST) {
            pass(ctx);
        }
        if (gathered == null) {
            gathered = ctx.alloc().ioBuffer(Math.max(FIRST_CAPACITY, bytes.readableBytes()));
        }
        gathered.writeBytes(bytes);
    }

    private void pass(ChannelHandlerContext ctx) {
        if (gathered != null) {
            written = true;
            ctx.write(gathered, ctx.voidPromise());
            gathered = null;
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        pass(ctx);
        if (written) {
            written = false;
            ctx.flush();
            unread.look(ctx);
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        flush(ctx);
        ctx.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        drop();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }

    private void drop() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
