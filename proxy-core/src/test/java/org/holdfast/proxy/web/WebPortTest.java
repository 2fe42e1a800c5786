package org.holdfast.proxy.web;

import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.holdfast.proxy.net.Listeners;
import org.holdfast.proxy.net.NetOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The web port as a browser meets it: the JDK's client against the real pipeline. */
@Timeout(60)
class WebPortTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Listeners listeners;

    WebPortTest() throws Exception {
        WebHandler handler = new WebHandler(new WebSite("Nova", () -> 4000, Clock.systemUTC()));
        listeners = Listeners.open(
                new NetOptions("127.0.0.1", 0, 0, 0, 0), peer -> new ChannelInboundHandlerAdapter(), peer -> handler);
    }

    @AfterEach
    void close() {
        listeners.close();
    }

    private HttpResponse<String> send(String path, String method, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + listeners.webAddress().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void aBrowserFindsThePage() throws Exception {
        HttpResponse<String> page = send("/", "GET", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("telnet 127.0.0.1 4000").contains("lang=\"en\"");
        assertThat(send("/welcome.css", "GET", "").statusCode()).isEqualTo(200);
        assertThat(send("/", "HEAD", "").body()).isEmpty();
        assertThat(send("/nothing", "GET", "").statusCode()).isEqualTo(404);
        assertThat(send("/", "DELETE", "").statusCode()).isEqualTo(405);
        assertThat(send("/", "POST", "x".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void manyRequestsInOneGoAreAnsweredInOrder() throws Exception {
        try (Socket socket = new Socket(
                listeners.webAddress().getAddress(), listeners.webAddress().getPort())) {
            socket.setSoTimeout(30_000);
            String requests = "GET /welcome.css HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000)
                    + "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(1001);
            assertThat(answers).endsWith("Not Found\n");
        }
    }
}
