package org.holdfast.proxy.mail;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class MailerTest {
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
