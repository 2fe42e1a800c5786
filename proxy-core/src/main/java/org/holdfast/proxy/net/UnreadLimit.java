package org.holdfast.proxy.net;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection whose client leaves more unread than it may: what is kept for it is memory of ours. Sees everything
 * that is flushed, encrypted or not. Shared by all connections.
 */
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has closed
final class UnreadLimit extends ChannelOutboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(UnreadLimit.class);

    private final int mostKib;

    /** @param mostKib 0 = no limit */
    UnreadLimit(int mostKib) {
        this.mostKib = mostKib;
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        ctx.flush();
        look(ctx);
    }

    /** Looks at what is unread now that it was flushed; for a stage that does this work beside its own. */
    void look(ChannelHandlerContext ctx) {
        if (mostKib > 0
                && ctx.channel().isActive()
                && ctx.channel().bytesBeforeWritable() + Listeners.LOW_WATER_MARK > mostKib * 1024L) {
            log.info("A connection is closed because its client left more than {} KiB unread", mostKib);
            ctx.close();
        }
    }
}
