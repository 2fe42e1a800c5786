package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.proxy.telnet.TelnetCodec;

/**
 * The stages that bytes pass through, in their order, for every kind of connection. Nothing else adds stages, except
 * that one which is replaced is replaced by name.
 *
 * <pre>
 *   telnet:  socket - telnet - session - failures
 *   web:     socket - http-codec - http-flow - http-body - http-deadline - web - failures
 * </pre>
 *
 * <table>
 * <caption>Limits of a web request</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>request line</td><td>{@value #MAX_REQUEST_LINE} bytes</td><td>the web handler answers 414</td></tr>
 * <tr><td>headers together</td><td>{@value #MAX_HEADERS} bytes</td><td>the web handler answers 431</td></tr>
 * <tr><td>body</td><td>{@value #MAX_BODY} bytes</td><td>413, here</td></tr>
 * <tr><td>time for a whole request</td><td>{@value RequestDeadline#SECONDS} s</td><td>the connection is closed</td></tr>
 * </table>
 */
final class Pipelines {
    static final String TELNET = "telnet";
    static final String SESSION = "session";

    static final String HTTP_CODEC = "http-codec";
    static final String HTTP_FLOW = "http-flow";
    static final String HTTP_BODY = "http-body";
    static final String HTTP_DEADLINE = "http-deadline";
    static final String WEB = "web";

    static final String FAILURES = "failures";

    static final int MAX_REQUEST_LINE = 4096;
    static final int MAX_HEADERS = 8192;
    static final int MAX_BODY = 16 * 1024;

    private static final Admission.Refusals IN_TELNET = new Admission.Refusals() {
        @Override
        public String addressIsFull() {
            return "Too many connections from your address. Please close one and try again.\r\n";
        }

        @Override
        public String serverIsFull() {
            return "The server is full. Please try again in a few minutes.\r\n";
        }
    };

    private static final Admission.Refusals IN_HTTP = new Admission.Refusals() {
        @Override
        public String addressIsFull() {
            return tryAgain("429 Too Many Requests", 10);
        }

        @Override
        public String serverIsFull() {
            return tryAgain("503 Service Unavailable", 60);
        }
    };

    private Pipelines() {}

    static ChannelInitializer<Channel> telnet(ConnectionLimits limits, Supplier<? extends ChannelHandler> session) {
        return new Stages(
                new Admission(limits, IN_TELNET),
                pipeline -> pipeline.addLast(TELNET, new TelnetCodec()).addLast(SESSION, session.get()));
    }

    static ChannelInitializer<Channel> web(ConnectionLimits limits, Supplier<? extends ChannelHandler> web) {
        return new Stages(
                new Admission(limits, IN_HTTP),
                pipeline -> pipeline.addLast(HTTP_CODEC, new HttpServerCodec(httpLimits()))
                        .addLast(HTTP_FLOW, new FlowControlHandler())
                        .addLast(HTTP_BODY, new HttpObjectAggregator(MAX_BODY, true))
                        .addLast(HTTP_DEADLINE, new RequestDeadline())
                        .addLast(WEB, web.get()));
    }

    /** Builds the pipeline of each connection that is admitted. Shared by all event loops. */
    @Sharable
    private static final class Stages extends ChannelInitializer<Channel> {
        private final Admission admission;
        private final Consumer<ChannelPipeline> stages;

        Stages(Admission admission, Consumer<ChannelPipeline> stages) {
            this.admission = admission;
            this.stages = stages;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (admission.admit(channel)) {
                stages.accept(channel.pipeline());
                channel.pipeline().addLast(FAILURES, new Failures());
            }
        }

        /** Netty's own would log the channel, and so the client's address. */
        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            Failures.report(cause);
            ctx.close();
        }
    }

    private static HttpDecoderConfig httpLimits() {
        return new HttpDecoderConfig().setMaxInitialLineLength(MAX_REQUEST_LINE).setMaxHeaderSize(MAX_HEADERS);
    }

    private static String tryAgain(String status, int seconds) {
        return String.join(
                "\r\n",
                "HTTP/1.1 " + status,
                "Retry-After: " + seconds,
                "Content-Length: 0",
                "Connection: close",
                "",
                "");
    }
}
