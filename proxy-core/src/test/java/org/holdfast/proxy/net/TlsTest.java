package org.holdfast.proxy.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.holdfast.proxy.address.AddressRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class TlsTest {
    @TempDir
    Path folder;

    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void makeCertificate() throws IOException {
        certificate = folder.resolve("tls").resolve("certificate.pem");
        key = folder.resolve("tls").resolve("key.pem");
        SelfSigned.write(certificate, key, List.of("localhost", "127.0.0.1", "::1"));
    }

    private EchoServer server(AddressRange... proxies) throws ListenException {
        return new EchoServer(new NetOptions(
                List.of("127.0.0.1"),
                0,
                0,
                Optional.of(new NetOptions.Tls(0, certificate, key)),
                List.of(proxies),
                Duration.ZERO,
                0,
                0,
                0,
                0));
    }

    private X509Certificate read() throws Exception {
        try (var in = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** A client that trusts this certificate alone, and that it is for 127.0.0.1. */
    private static SSLSocket secure(Socket plain, Certificate trusted, String... protocols) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", 0, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(EchoServer.PATIENCE_MS);
        return socket;
    }

    private static Socket plain(EchoServer server) throws IOException {
        InetSocketAddress address = server.listeners().tlsAddress().orElseThrow();
        return new Socket(address.getAddress(), address.getPort());
    }

    private EchoServer.Client connect(EchoServer server, String... protocols) throws Exception {
        SSLSocket socket = secure(plain(server), read(), protocols);
        socket.startHandshake();
        return new EchoServer.Client(socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void telnetGoesOverBothVersions(String protocol) throws Exception {
        try (EchoServer server = server();
                EchoServer.Client client = connect(server, protocol)) {
            assertThat(server.peer()).isEqualTo(new Peer(InetAddress.getLoopbackAddress(), true));
            client.type("hello");
            assertThat(client.line()).isEqualTo("You said: hello");
            try (EchoServer.Client readable = server.connect()) {
                assertThat(server.peer().secure()).isFalse();
                readable.type("hello");
                assertThat(readable.line()).isEqualTo("You said: hello");
            }
        }
    }

    @Test
    void olderVersionsAreNotOffered() throws Exception {
        Certificates certificates = new Certificates(new NetOptions.Tls(0, certificate, key));
        try (certificates) {
            assertThat(certificates
                            .newHandler(ByteBufAllocator.DEFAULT)
                            .engine()
                            .getEnabledProtocols())
                    .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        }
    }

    @Test
    void theProxyHeaderComesBeforeTheHandshake() throws Exception {
        try (EchoServer server = server(AddressRange.parse("127.0.0.1").orElseThrow());
                Socket plain = plain(server)) {
            plain.getOutputStream()
                    .write("PROXY TCP4 203.0.113.7 127.0.0.1 1 1\r\n".getBytes(StandardCharsets.US_ASCII));
            try (EchoServer.Client client = new EchoServer.Client(secure(plain, read(), "TLSv1.3"))) {
                client.type("hello");
                assertThat(client.line()).isEqualTo("You said: hello");
            }
            assertThat(server.peer())
                    .isEqualTo(new Peer(NetUtil.createInetAddressFromIpAddressString("203.0.113.7"), true));
        }
    }

    @Test
    void whoSpeaksNoTlsNeverBeginsASession() throws Exception {
        try (EchoServer server = server();
                EchoServer.Client client = new EchoServer.Client(plain(server))) {
            client.type("hello");
            client.expectClosed();
            assertThat(server.nobodyElseCame()).isTrue();
        }
    }

    @Test
    void newHandshakesGetTheNewCertificateAndOldConnectionsStay() throws Exception {
        X509Certificate before = read();
        try (EchoServer server = server();
                EchoServer.Client old = connect(server, "TLSv1.3")) {
            SelfSigned.write(certificate, key, List.of("127.0.0.1"));
            X509Certificate after = read();
            assertThat(after).isNotEqualTo(before);

            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                try (SSLSocket socket = secure(plain(server), after, "TLSv1.3")) {
                    socket.startHandshake();
                    assertThat(socket.getSession().getPeerCertificates()).containsExactly(after);
                }
            });
            old.type("hello");
            assertThat(old.line()).isEqualTo("You said: hello");
        }
    }

    @Test
    void filesThatCannotBeUsedLeaveTheOldCertificateAndMendedOnesAreTaken() throws Exception {
        byte[] oldKey = Files.readAllBytes(key);
        try (Certificates certificates = new Certificates(new NetOptions.Tls(0, certificate, key))) {
            Object context = certificates.context();

            Files.writeString(certificate, "no certificate");
            certificates.look();
            assertThat(certificates.context()).isSameAs(context);

            Files.delete(certificate);
            certificates.look();
            assertThat(certificates.context()).isSameAs(context);

            SelfSigned.write(certificate, key, List.of("127.0.0.1"));
            byte[] newKey = Files.readAllBytes(key);
            Files.write(key, oldKey);
            certificates.look();
            assertThat(certificates.context()).isSameAs(context);

            Files.write(key, newKey);
            Files.setLastModifiedTime(key, FileTime.fromMillis(1));
            certificates.look();
            assertThat(certificates.context()).isNotSameAs(context);
        }
    }

    @Test
    void aCertificateThatCannotBeUsedIsNamedWithTheRemedy() throws Exception {
        Files.delete(key);
        assertRefused("there is no key " + key, "tls self-signed");
        Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----\n");
        assertRefused("no unencrypted PKCS #8 key in " + key, "openssl pkcs8");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertRefused("the key " + key + " is damaged");
        Path other = folder.resolve("other.pem");
        SelfSigned.write(other, key, List.of("localhost"));
        assertRefused(key + " does not belong to the first certificate in " + certificate);
        Files.writeString(certificate, "");
        assertRefused("there is no certificate in " + certificate);
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused("the certificate " + certificate + " is not in PEM format");
        Files.delete(certificate);
        assertRefused("there is no certificate " + certificate, "tls self-signed");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(this::server)
                .isInstanceOf(ListenException.class)
                .hasMessageStartingWith("Cannot listen for telnet over TLS: ")
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aSelfSignedCertificateVouchesForItselfAndItsKeyIsTheOwnersAlone() throws Exception {
        X509Certificate made = read();

        made.verify(made.getPublicKey());
        made.checkValidity();
        assertThat(made.getSubjectAlternativeNames()).hasSize(3);
        assertThat(made.getNotAfter().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(SelfSigned.VALID_DAYS - 1)),
                        Instant.now().plus(Duration.ofDays(SelfSigned.VALID_DAYS + 1)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherCertificateIsNotTrusted() throws Exception {
        X509Certificate other = read();
        SelfSigned.write(certificate, key, List.of("127.0.0.1"));
        try (EchoServer server = server();
                SSLSocket socket = secure(plain(server), other, "TLSv1.3")) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
            assertThat(server.nobodyElseCame()).isTrue();
        }
    }
}
