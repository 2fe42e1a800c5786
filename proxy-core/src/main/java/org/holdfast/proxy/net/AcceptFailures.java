package org.holdfast.proxy.net;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a listen port alive when accepting fails, as it does when the process has no file descriptors left: waits a
 * second, during which connections queue in the kernel, and goes on.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
    static final int PAUSE_SECONDS = 1;

    private static final Logger log = LoggerFactory.getLogger(AcceptFailures.class);

    private boolean failing;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        failing = false;
        ctx.fireChannelRead(msg);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ChannelConfig config = ctx.channel().config();
        if (!failing) {
            failing = true;
            log.warn("Connections cannot be accepted ({}); trying again every second", cause.getMessage());
        }
        if (config.isAutoRead()) {
            config.setAutoRead(false);
            var unused = ctx.executor().schedule(() -> config.setAutoRead(true), PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
