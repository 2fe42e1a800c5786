package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Direct memory runs out, for web requests that never end: connections are closed, and the server goes on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DirectMemoryIT {
    private static final int MOST_REQUESTS = 3_000;
    private static final int IN_A_ROW = 6;
    private static final byte[] UNFINISHED = ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 16000\r\n\r\n"
                    + "x".repeat(15_900))
            .getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theServerSurvivesExhaustedDirectMemory() {
        HoldfastProcess process =
                lab.launch().jvm("-XX:MaxDirectMemorySize=16m").start();
        HoldfastProcess.Ready server = process.awaitReady();
        lab.register("Nova", server);

        List<Socket> requests = new ArrayList<>();
        try {
            while (!isExhausted(process) && requests.size() < MOST_REQUESTS) {
                requests.add(unfinishedRequest(server.web()));
            }
            await().atMost(Transcript.DEADLINE).until(() -> isExhausted(process));
        } finally {
            requests.forEach(DirectMemoryIT::close);
        }

        // Whoever comes before the server has seen all of them go may be sent away. Connections take turns with the
        // event
        // loops: that some in a row are served means that all of them have memory again.
        await().atMost(Transcript.DEADLINE).ignoreExceptions().until(() -> {
            for (int i = 0; i < IN_A_ROW; i++) {
                lab.connect("Vega", server).expectPrompt("Name: ");
            }
            return true;
        });
        TelnetClient orin = lab.register("Orin", server);
        assertThat(orin.ask("ping after")).contains("pong after");
        process.sigterm();
        assertThat(process.awaitExit()).isZero();
    }

    /** Netty's own error, or the JVM's. */
    private static boolean isExhausted(HoldfastProcess process) {
        return process.err().text().contains("OutOf");
    }

    private static Socket unfinishedRequest(InetSocketAddress web) {
        try {
            Socket socket = new Socket(web.getAddress(), web.getPort());
            try {
                socket.getOutputStream().write(UNFINISHED);
            } catch (IOException e) {
                // It has been closed already, which is what is to happen.
                return socket;
            }
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
