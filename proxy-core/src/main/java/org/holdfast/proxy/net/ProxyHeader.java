package org.holdfast.proxy.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.proxy.address.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what the PROXY protocol decoder before it makes of the header, and goes on with the address in it. Owned by
 * the event loop; gone when the header is there.
 *
 * <p>A header that names nobody (LOCAL, UNKNOWN: a proxy that looks whether we live) leaves the connection to the proxy's
 * own address, as the protocol says.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>time for the header</td><td>{@value #SECONDS} s</td><td>the connection is closed</td></tr>
 * <tr><td>additional fields of a header</td><td>{@value #MOST_FIELD_BYTES} bytes</td>
 *     <td>the connection is closed, as after anything that is no header</td></tr>
 * </table>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has closed
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
    static final int SECONDS = 5;
    static final int MOST_FIELD_BYTES = 2048;

    private final InetAddress proxy;
    private final Consumer<InetAddress> client;
    private @Nullable Future<?> deadline;

    /** The decoder goes on with what it has, even while the connection is being closed. */
    private boolean refused;

    /**
     * @param proxy who connected
     * @param client is handed the client's address, on the event loop, and adds the stages that follow this one
     */
    ProxyHeader(InetAddress proxy, Consumer<InetAddress> client) {
        this.proxy = proxy;
        this.client = client;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        deadline = ctx.executor()
                .schedule(
                        () -> {
                            ProxyComplaints.noHeader();
                            ctx.close();
                        },
                        SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) {
        if (refused) {
            return;
        }
        client.accept(address(header));
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
    }

    private InetAddress address(HAProxyMessage header) {
        String source = header.sourceAddress();
        byte[] bytes = header.command() == HAProxyCommand.LOCAL || source == null
                ? null
                : NetUtil.createByteArrayFromIpAddressString(source);
        return bytes == null ? proxy : Addresses.canonical(Addresses.of(bytes));
    }

    /** What the decoder throws: of its own kind, and others at fields that claim to be longer than their header. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (refused) {
            return;
        }
        if (cause instanceof DecoderException) {
            refused = true;
            ProxyComplaints.noHeader();
            ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
