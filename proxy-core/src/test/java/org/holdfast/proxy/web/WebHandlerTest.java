package org.holdfast.proxy.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP as text in, HTTP as text out. */
class WebHandlerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final EmbeddedChannel channel = new EmbeddedChannel(
            new HttpServerCodec(4096, 8192, 8192),
            new HttpObjectAggregator(1024),
            new WebHandler(new WebSite("Nova & <Friends>", () -> 4000, CLOCK)));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private String ask(String request) {
        channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.UTF_8));
        StringBuilder answer = new StringBuilder();
        ByteBuf next;
        while ((next = channel.readOutbound()) != null) {
            answer.append(next.toString(StandardCharsets.UTF_8));
            next.release();
        }
        return answer.toString();
    }

    private String get(String target, String host) {
        return ask("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    @Test
    void thePageSaysHowToConnect() {
        String answer = get("/", "mud.example:4080");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("content-type: text/html; charset=utf-8")
                .contains("date: Sun, 22 Nov 2026 10:00:00 GMT")
                .contains("content-security-policy: default-src 'none'")
                .contains("x-content-type-options: nosniff")
                .contains("referrer-policy: no-referrer")
                .contains("<h1>Nova &amp; &lt;Friends&gt;</h1>")
                .contains("telnet mud.example 4000")
                .contains("href=\"telnet://mud.example:4000\"");
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void anIpv6HostIsWrittenAsTelnetAndAsUrlsWantIt() {
        assertThat(get("/", "[2001:db8::1]:4080"))
                .contains("telnet 2001:db8::1 4000")
                .contains("telnet://[2001:db8::1]:4000");
    }

    @Test
    void theStyleSheetIsThere() {
        assertThat(get("/welcome.css?1", "x")).startsWith("HTTP/1.1 200 OK\r\n").contains("text/css");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        String get = get("/", "x");
        String head = ask("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(head).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
        assertThat(get("/", "x")).isEqualTo(get);
    }

    @ParameterizedTest
    @CsvSource({"/nothing,404", "/../welcome.html,404", "/welcome.html,404", "*,404", "http://x/,200", "/?a=b,200"})
    void onlyWhatThereIsIsFound(String target, int status) {
        assertThat(get(target, "x")).startsWith("HTTP/1.1 " + status);
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void otherMethodsAreNamedAsNotAllowed() {
        assertThat(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                .contains("allow: GET, HEAD");
        assertThat(channel.isActive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA header: without a name\r\n\r\n"
            })
    void whatIsMalformedIsABadRequestAndTheEnd(String request) {
        assertThat(ask(request)).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("connection: close");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void whatIsTooLargeIsRefusedAsWhatItIs() {
        assertThat(get("/" + "a".repeat(5000), "x")).startsWith("HTTP/1.1 414");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertThat(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void oldClientsAreAnsweredAndThenLeft() {
        assertThat(ask("GET / HTTP/1.0\r\n\r\n")).contains(" 200 OK\r\n").contains("telnet this.host 4000");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void aClientThatWantsToGoIsLeft() {
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("connection: close");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void aNameCannotSmuggleInPlaceholders() {
        assertThat(new WelcomePage().html("{host}{url}", "mud.example", 1)).contains("<h1>&#123;host}&#123;url}</h1>");
    }
}
