package org.holdfast.launcher.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The edge as an operator sets it up: encrypted connections, load balancers, several addresses. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EdgeIT {
    private static final Pattern TLS = Pattern.compile("(?m)^Holdfast is ready.* tls=127\\.0\\.0\\.1:(\\d+)$");

    @RegisterExtension
    final Lab lab = new Lab();

    private Path certificate() {
        return lab.data().resolve("tls").resolve("certificate.pem");
    }

    private static InetSocketAddress tls(HoldfastProcess process) {
        process.awaitReady();
        var ready = TLS.matcher(process.out().text());
        assertThat(ready.find()).as(process.out().text()).isTrue();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ready.group(1)));
    }

    /** A connection that trusts the certificate of now, and no other. */
    private SSLSocket secure(InetSocketAddress address) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate())) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    @Test
    void playersWhoEncryptPlayOnThroughAReloadAndANewCertificate() throws Exception {
        lab.launch().command("tls", "self-signed");
        HoldfastProcess process = lab.launch().option("--telnet-tls-port", "0").start();
        InetSocketAddress address = tls(process);
        TelnetClient nova = lab.over("Nova", secure(address));
        Dialogue.register(nova, "Nova");
        Dialogue.claim(nova, process.awaitClaimCode());
        assertThat(nova.ask("@sessions")).contains("Nova: admin", ", over TLS");
        nova.send("@reload");
        nova.expectLine("Reloaded: generation 2 is live\\..*");
        nova.fence("after-the-reload");

        lab.launch().command("tls", "self-signed");
        await().atMost(Transcript.DEADLINE).ignoreExceptions().untilAsserted(() -> {
            try (SSLSocket socket = secure(address)) {
                assertThat(socket.getSession().isValid()).isTrue();
            }
        });
        nova.fence("after-the-certificate");
        TelnetClient orin = lab.over("Orin", secure(address));
        Dialogue.register(orin, "Orin");
        orin.send("say Nobody reads this on the way.");
        nova.expectLine("Orin says, \"Nobody reads this on the way\\.\"");
    }

    @Test
    void withoutACertificateTheRemedyIsNamed() {
        HoldfastProcess process = lab.launch().option("--telnet-tls-port", "0").start();

        assertThat(process.awaitExit()).isEqualTo(2);
        assertThat(process.err().text().lines()).hasSize(1);
        assertThat(process.err().text()).contains("certificate.pem", "tls self-signed");
    }

    @Test
    void behindALoadBalancerThePlayersAddressCounts() throws Exception {
        HoldfastProcess.Ready server = lab.launch()
                .set("listen.proxy_protocol_from", "127.0.0.0/8")
                .set("limits.new_accounts_per_hour_per_address", "1")
                .start()
                .awaitReady();

        for (int customer = 1; customer <= 2; customer++) {
            TelnetClient client = lab.over("customer-" + customer, behind(server, "203.0.113." + customer));
            Dialogue.register(client, customer == 1 ? "Nova" : "Orin");
        }
        TelnetClient again = lab.over("again", behind(server, "203.0.113.1"));
        Dialogue.choosePassword(again, "Perle");
        again.expectPrompt("Name: ");
        assertThat(again.text()).doesNotContain("Exits:");

        TelnetClient direct = lab.connect("direct", server);
        direct.send("Nova");
        assertThat(direct.expectClosed()).doesNotContain("Name: ");
    }

    private static Socket behind(HoldfastProcess.Ready server, String player) throws IOException {
        Socket socket = new Socket(server.telnet().getAddress(), server.telnet().getPort());
        String header = "PROXY TCP4 " + player + " 127.0.0.1 40000 4000\r\n";
        socket.getOutputStream().write(header.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
