package org.holdfast.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.function.Supplier;
import org.holdfast.proxy.telnet.TelnetCodec;

/**
 * The stages that bytes pass through, in their order, for every kind of connection. Nothing else adds stages, except
 * that one which is replaced is replaced by name.
 *
 * <pre>
 *   telnet:  socket - telnet - session - failures
 *   web:     socket - http-codec - http-body - http-deadline - web - failures
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
        Admission admission = new Admission(limits, IN_TELNET);
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (admission.admit(channel)) {
                    channel.pipeline()
                            .addLast(TELNET, new TelnetCodec())
                            .addLast(SESSION, session.get())
                            .addLast(FAILURES, new Failures());
                }
            }
        };
    }

    static ChannelInitializer<Channel> web(ConnectionLimits limits, Supplier<? extends ChannelHandler> web) {
        Admission admission = new Admission(limits, IN_HTTP);
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (admission.admit(channel)) {
                    channel.pipeline()
                            .addLast(HTTP_CODEC, new HttpServerCodec(httpLimits()))
                            .addLast(HTTP_BODY, new HttpObjectAggregator(MAX_BODY, true))
                            .addLast(HTTP_DEADLINE, new RequestDeadline())
                            .addLast(WEB, web.get())
                            .addLast(FAILURES, new Failures());
                }
            }
        };
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
