package org.holdfast.proxy.mail;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class MailerTest {
    @TempDir
    Path folder;

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        try (SmtpServer server = new SmtpServer();
                Mailer mailer = new Mailer(server.options())) {
            mailer.send("nova@example.org", "Hello", "The code is 42.\n");
            assertThat(server.mail())
                    .contains("From: game@example.org")
                    .contains("To: nova@example.org")
                    .contains("Subject: Hello")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("The code is 42.");
        }
    }

    @Test
    void noNewHeaderComesInByASubject() throws Exception {
        try (SmtpServer server = new SmtpServer();
                Mailer mailer = new Mailer(server.options())) {
            mailer.send("nova@example.org", "Hello\r\nBcc: all@example.org", "x");
            assertThat(server.mail().lines()).noneMatch(line -> line.startsWith("Bcc:"));
        }
    }

    @Test
    void aServerThatIsNotThereIsLoggedWithoutWhatWasSentAndToWhom() throws Exception {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Mailer.class);
        appender.start();
        logger.addAppender(appender);
        try (Mailer mailer = new Mailer(
                new MailOptions("127.0.0.1", freePort(), MailOptions.Security.NONE, "", "", "game@example.org"))) {
            mailer.send("nova@example.org", "Hello", "The code is 42.");
            await().atMost(Duration.ofSeconds(60)).until(() -> !appender.list.isEmpty());
            assertThat(appender.list.get(0).getFormattedMessage())
                    .startsWith("a mail was not sent through 127.0.0.1:")
                    .doesNotContain("nova")
                    .doesNotContain("42");
        } finally {
            logger.detachAppender(appender);
        }
    }

    @Test
    void aServerWithoutEncryptionIsSentNothingWhereEncryptionIsAskedFor() throws Exception {
        try (SmtpServer server = new SmtpServer()) {
            MailOptions plain = server.options();
            try (Mailer mailer = new Mailer(
                    new MailOptions(plain.host(), plain.port(), MailOptions.Security.STARTTLS, "", "", plain.from()))) {
                mailer.send("nova@example.org", "Hello", "x");
            }
            assertThat(server.nothingCame()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailOptions.Security.class,
            names = {"STARTTLS", "TLS"})
    void aMailGoesEncryptedToAServerThatProvesWhoItIs(MailOptions.Security security) throws Exception {
        SSLContext context = context();
        try (SmtpServer server = new SmtpServer(security, context.getSocketFactory());
                Mailer mailer = new Mailer(server.options(), Optional.of(context.getSocketFactory()))) {
            mailer.send("nova@example.org", "Hello", "The code is 42.");
            assertThat(server.mail()).contains("The code is 42.");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailOptions.Security.class,
            names = {"STARTTLS", "TLS"})
    void aServerForWhichNobodyVouchesIsSentNothing(MailOptions.Security security) throws Exception {
        try (SmtpServer server = new SmtpServer(security, context().getSocketFactory())) {
            try (Mailer mailer = new Mailer(server.options())) {
                mailer.send("nova@example.org", "Hello", "The code is 42.");
            }
            assertThat(server.nothingCame()).isTrue();
        }
    }

    /** Has a key of its own for 127.0.0.1, and trusts it. */
    private SSLContext context() throws Exception {
        Path file = folder.resolve("keys.p12");
        if (!Files.exists(file)) {
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process process = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "test",
                            "-dname",
                            "CN=test",
                            "-ext",
                            "SAN=ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            "changeit",
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
