package org.holdfast.proxy.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers HTTP requests (RFC 9110, RFC 9112). Holds no state; one instance serves every connection, on all event loops.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>request</th><th>answer</th></tr>
 * <tr><td>GET or HEAD of {@code /} and {@code /welcome.css}</td><td>200</td></tr>
 * <tr><td>another path</td><td>404</td></tr>
 * <tr><td>another method</td><td>405</td></tr>
 * <tr><td>malformed, or without the Host header that HTTP/1.1 demands</td><td>400, closed</td></tr>
 * <tr><td>request line, or headers, beyond the limits of the pipeline</td><td>414, or 431, closed</td></tr>
 * </table>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
@Sharable
public final class WebHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    /** What a request may ask for, in origin form or in absolute form (RFC 9112, 3.2); group 1 is the path. */
    private static final Pattern TARGET = Pattern.compile("(?:https?://[^/?#]*)?(/[^?#]*)");

    /** For the few clients of HTTP/1.0 that do not say whom they called. */
    private static final String UNKNOWN_HOST = "this.host";

    private final WebSite site;
    private final WelcomePage page = new WelcomePage();

    public WebHandler(WebSite site) {
        this.site = site;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        Answer answer = answer(request);
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean keepAlive = HttpUtil.isKeepAlive(request) && !answer.fatal;
        ByteBuf body = ByteBufUtil.writeUtf8(ctx.alloc(), answer.text);
        int length = body.readableBytes();
        if (head) {
            body.release();
            body = Unpooled.EMPTY_BUFFER;
        }
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, answer.status, body);
        HttpHeaders headers = response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, length)
                .set(HttpHeaderNames.CONTENT_TYPE, answer.type + "; charset=utf-8")
                .set(HttpHeaderNames.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(now()))
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer");
        if (answer.status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            headers.set(HttpHeaderNames.ALLOW, "GET, HEAD");
        }
        headers.set(HttpHeaderNames.CONNECTION, keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        if (keepAlive) {
            ctx.writeAndFlush(response);
        } else {
            ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** A client that asks without reading the answers is not asked for more. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
        ctx.fireChannelWritabilityChanged();
    }

    private ZonedDateTime now() {
        return site.clock().instant().atZone(ZoneOffset.UTC);
    }

    private Answer answer(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Answer.refusal(statusOf(request.decoderResult().cause()));
        }
        Optional<String> host = host(request);
        if (host.isEmpty()) {
            return Answer.refusal(HttpResponseStatus.BAD_REQUEST);
        }
        String path = path(request.uri());
        boolean isPage = path.equals("/");
        if (!isPage && !path.equals("/welcome.css")) {
            return Answer.error(HttpResponseStatus.NOT_FOUND);
        }
        if (!List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method())) {
            return Answer.error(HttpResponseStatus.METHOD_NOT_ALLOWED);
        }
        return isPage
                ? Answer.of(
                        "text/html",
                        page.html(
                                site.serverName(), host.get(), site.telnetPort().getAsInt()))
                : Answer.of("text/css", page.style());
    }

    /** Nothing if the request must not be answered: RFC 9112, 3.2. */
    private static Optional<String> host(FullHttpRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaderNames.HOST);
        if (headers.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(UNKNOWN_HOST);
        }
        return headers.size() == 1 ? HostHeader.parse(headers.get(0)) : Optional.empty();
    }

    private static String path(String uri) {
        Matcher matcher = TARGET.matcher(uri);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    private static HttpResponseStatus statusOf(Throwable failure) {
        if (failure instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        if (failure instanceof TooLongHttpHeaderException) {
            return HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return HttpResponseStatus.BAD_REQUEST;
    }

    /** What to send; {@code fatal} if it is uncertain where the next request begins. */
    private record Answer(HttpResponseStatus status, String type, String text, boolean fatal) {
        static Answer of(String type, String text) {
            return new Answer(HttpResponseStatus.OK, type, text, false);
        }

        static Answer error(HttpResponseStatus status) {
            return new Answer(status, "text/plain", status.reasonPhrase() + "\n", false);
        }

        static Answer refusal(HttpResponseStatus status) {
            return new Answer(status, "text/plain", status.reasonPhrase() + "\n", true);
        }
    }
}
