package org.holdfast.proxy.net;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last stage of a pipeline: what nobody else has dealt with ends the connection. A connection that was reset,
 * that ended in the middle of a request, or that speaks no TLS where it should, is daily business; anything else is a
 * defect of ours and reported once for the connection. So does an {@link Error}: what has no memory left for one
 * connection may have it for the others.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
final class Failures extends ChannelDuplexHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final ChannelFutureListener written = future -> {
        if (!future.isSuccess()) {
            future.channel().pipeline().fireExceptionCaught(future.cause());
        }
    };

    private final FailureLog failures;
    private boolean failed;

    Failures(FailureLog failures) {
        this.failures = failures;
    }

    /**
     * What could not be written, for lack of direct memory say, would be missing from what the player sees; Netty by itself
     * closes a connection only if it was the socket that failed.
     */
    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        ctx.write(msg, promise.unvoid().addListener(written));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        try {
            if (!failed) {
                failed = true;
                report(cause);
            }
        } finally {
            ctx.close(); // whether or not there was memory to say so
        }
    }

    private void report(Throwable cause) {
        if (isDailyBusiness(cause)) {
            log.debug("A connection was lost: {}", cause.getClass().getName());
        } else {
            failures.report(cause);
        }
    }

    private static boolean isDailyBusiness(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof PrematureChannelClosureException
                || (cause instanceof DecoderException && cause.getCause() instanceof SSLException);
    }
}
