package org.holdfast.proxy.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Lets the stages behind it begin when the TLS handshake is through: until then nobody is there to be greeted. */
final class AfterHandshake extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        // What follows hears of it later.
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        }
        ctx.fireUserEventTriggered(event);
    }
}
