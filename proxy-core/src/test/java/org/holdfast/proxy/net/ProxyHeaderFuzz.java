package org.holdfast.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What Jazzer feeds to the stages that read a PROXY header: see "Fuzzing" in the README. Whatever bytes come, they end in
 * a client's address and the bytes behind the header, or in an end of the connection, or in waiting for more; and how
 * they were cut into reads makes no difference.
 */
public final class ProxyHeaderFuzz {
    private ProxyHeaderFuzz() {}

    /** What became of some bytes. */
    private record Outcome(@Nullable InetAddress client, boolean refused, String rest) {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        Outcome whole = outcome(data, Math.max(1, data.length));
        Outcome pieces = outcome(data, 1);
        if (!whole.equals(pieces)) {
            throw new AssertionError("whole: " + whole + ", in pieces: " + pieces);
        }
        if (whole.client() != null && whole.refused()) {
            throw new AssertionError("both let in and refused");
        }
    }

    private static Outcome outcome(byte[] data, int length) {
        InetAddress[] client = new InetAddress[1];
        Throwable[] unexpected = new Throwable[1];
        EmbeddedChannel channel = new EmbeddedChannel(
                new HAProxyMessageDecoder(ProxyHeader.MOST_FIELD_BYTES),
                new ProxyHeader(InetAddress.getLoopbackAddress(), address -> client[0] = address),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        unexpected[0] = cause;
                    }
                });
        ByteBuf rest = Unpooled.buffer();
        try {
            for (int at = 0; at < data.length && channel.isActive(); at += length) {
                channel.writeInbound(
                        Unpooled.wrappedBuffer(Arrays.copyOfRange(data, at, Math.min(at + length, data.length))));
                channel.checkException();
            }
            for (Object in = channel.readInbound(); in != null; in = channel.readInbound()) {
                rest.writeBytes((ByteBuf) in);
                ReferenceCountUtil.release(in);
            }
            if (unexpected[0] != null) {
                throw new AssertionError(unexpected[0]);
            }
            // Of a refused connection it does not matter what was passed on before; there is nobody yet to take it.
            boolean refused = !channel.isActive();
            return new Outcome(client[0], refused, refused ? "" : ByteBufUtil.hexDump(rest));
        } finally {
            rest.release();
            channel.finishAndReleaseAll();
        }
    }
}
