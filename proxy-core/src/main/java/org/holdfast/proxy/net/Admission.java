package org.holdfast.proxy.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Lets a connection in, or tells it why not and closes it. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
final class Admission {
    /** What a refused client is sent, as it goes over the wire. */
    interface Refusals {
        String addressIsFull();

        String serverIsFull();

        String addressIsBanned();
    }

    private final ConnectionLimits limits;
    private final Refusals refusals;
    private final Predicate<InetAddress> banned;

    /** @param banned asked on event loops for each connection; must be quick */
    Admission(ConnectionLimits limits, Refusals refusals, Predicate<InetAddress> banned) {
        this.banned = banned;
        this.limits = limits;
        this.refusals = refusals;
    }

    /** Whether the connection of a client at this address may be used. If not, its pipeline needs nothing more. */
    boolean admit(Channel channel, InetAddress address) {
        if (banned.test(address)) {
            channel.pipeline().addLast(new Refusal(refusals.addressIsBanned()));
            return false;
        }
        switch (limits.enter(address)) {
            case ADMITTED -> {
                channel.closeFuture().addListener(closed -> limits.leave(address));
                return true;
            }
            case ADDRESS_IS_FULL -> channel.pipeline().addLast(new Refusal(refusals.addressIsFull()));
            case SERVER_IS_FULL -> channel.pipeline().addLast(new Refusal(refusals.serverIsFull()));
        }
        return false;
    }

    private static final class Refusal extends ChannelInboundHandlerAdapter {
        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.writeAndFlush(ByteBufUtil.encodeString(ctx.alloc(), CharBuffer.wrap(text), StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close(); // it did not want to hear it
        }
    }
}
