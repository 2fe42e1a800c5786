package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that do what no client should; afterwards the logs tell of it, and not of anybody. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileRunIT {
    /** Stands in every line that is typed here. */
    private static final String LINE = "shibboleth";

    private static final String ADDRESS = "203.0.113.77";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void noAddressNameOrLineOfAPlayerGetsIntoALog() throws Exception {
        lab.launch().command("tls", "self-signed");
        HoldfastProcess process = lab.launch()
                .option("--telnet-tls-port", "0")
                .set("listen.proxy_protocol_from", "127.0.0.1")
                .set("limits.lines_per_second", "5")
                .set("limits.lines_burst", "5")
                .set("limits.connections_per_address", "20")
                .set("limits.login_seconds", "20")
                .set("limits.unread_kib", "64")
                .start();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient honest = lab.over("honest", behind(server));
        Dialogue.register(honest, "Zorblax");
        TelnetClient talker = lab.over("talker", behind(server));
        Dialogue.register(talker, "Quillon");

        // Lines: too many, too long, with markup, with controls, with half a character.
        for (int i = 0; i < 20; i++) {
            talker.send("say " + LINE + " <red>{}</notag> \u001b[31m\u0007 \\");
        }
        talker.send(LINE.repeat(1000));
        talker.sendBytes((byte) 's', (byte) 0xC3, (byte) '\r', (byte) '\n');
        talker.send("@set me=" + LINE + ":{");
        talker.send(LINE);
        // At the door: wrong passwords, a name that is a line, a password that is too short, a broken login.
        for (int i = 0; i < 3; i++) {
            TelnetClient guesser = lab.over("guesser", behind(server));
            Dialogue.identify(guesser, "Zorblax", LINE + i);
            guesser.expect("Wrong");
        }
        TelnetClient odd = lab.over("odd", behind(server));
        odd.send(LINE + " " + LINE);
        odd.send("Vandermeer");
        odd.send("y");
        odd.send(LINE.substring(0, 3));
        // Protocols: no header, a broken one, a storm of negotiation, noise, noise where TLS belongs.
        garbage(server, "GET /" + LINE + " HTTP/1.1\r\n\r\n");
        garbage(server, "PROXY TCP4 " + ADDRESS + " " + LINE + " 1 1\r\n");
        byte[] storm = new byte[30_000];
        for (int i = 0; i < storm.length; i += 3) {
            storm[i] = (byte) 255;
            storm[i + 1] = (byte) 253;
            storm[i + 2] = (byte) (i % 250);
        }
        hostile(behind(server), storm);
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        hostile(behind(server), noise);
        try (Socket web = new Socket(server.web().getAddress(), server.web().getPort())) {
            hostile(
                    web,
                    ("PROXY TCP4 " + ADDRESS + " 127.0.0.1 1 1\r\nGET /" + LINE + "\u0000 HTTP/9\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
        }
        // Somebody who does not read is told a lot.
        Socket deaf = behind(server);
        deaf.setReceiveBufferSize(1024);
        TelnetClient admin = lab.over("admin", behind(server));
        Dialogue.register(admin, "Ildebrand");
        Dialogue.claim(admin, process.awaitClaimCode());
        admin.send("@announce " + LINE);
        admin.send("@boot Quillon " + LINE);
        deaf.close();
        honest.fence("still-served");

        process.sigterm();
        assertThat(process.awaitExit()).isZero();
        String told = logs(lab.data().resolve("logs"))
                + process.err().text()
                + process.out().text();
        assertThat(told)
                .doesNotContainIgnoringCase(LINE)
                .doesNotContain(ADDRESS)
                .doesNotContainIgnoringCase("Zorblax", "Quillon", "Ildebrand", "Vandermeer");
        // Where it listens is the operator's own address, on the ready line; nobody else's is anywhere.
        assertThat(logs(lab.data().resolve("logs"))).doesNotContain("127.0.0.1");
    }

    private Socket behind(HoldfastProcess.Ready server) throws IOException {
        Socket socket = new Socket(server.telnet().getAddress(), server.telnet().getPort());
        String header = "PROXY TCP4 " + ADDRESS + " 127.0.0.1 40000 4000\r\n";
        socket.getOutputStream().write(header.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void garbage(HoldfastProcess.Ready server, String text) throws IOException {
        hostile(
                new Socket(server.telnet().getAddress(), server.telnet().getPort()),
                text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends it, and goes away when the server has had enough, or has said something and waits for more. */
    private static void hostile(Socket socket, byte[] bytes) throws IOException {
        try (socket) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Cut off, as it deserves; or nothing came for a while.
            assertThat(e).isNotNull();
        }
    }

    private static String logs(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
