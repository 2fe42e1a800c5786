package org.holdfast.proxy.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetAddress;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.jspecify.annotations.Nullable;

/** The last stage of a telnet pipeline: makes a {@link Connection} of the channel and tells it what happens. */
final class ConnectionHandler extends SimpleChannelInboundHandler<TelnetEvent> {
    private final Sessions sessions;
    private final InetAddress address;
    private final boolean secure;
    private @Nullable Connection connection;

    ConnectionHandler(Sessions sessions, InetAddress address, boolean secure) {
        super(TelnetEvent.class);
        this.sessions = sessions;
        this.address = address;
        this.secure = secure;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection = new Connection(context.channel(), address, secure, sessions);
        connection.begin();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TelnetEvent event) {
        if (connection != null) {
            connection.received(event);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (connection != null) {
            connection
                    .gate()
                    .set(ReadGate.Reason.OUTPUT_UNREAD, !context.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            connection.gone();
        }
    }
}
