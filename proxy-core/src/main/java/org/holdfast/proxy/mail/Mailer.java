package org.holdfast.proxy.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends plain mail through one SMTP server, on a daemon thread of its own. Usable on any thread; {@link #send} does not
 * wait.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>mails waiting</td><td>{@value #MOST_WAITING}</td><td>not sent, which the log says</td></tr>
 * <tr><td>connecting, each read, each write</td><td>{@value #SECONDS} s</td><td>likewise</td></tr>
 * </table>
 *
 * <p>A mail that the server does not take is not tried again: whoever waits for it asks for another.
 */
public final class Mailer implements AutoCloseable {
    static final int MOST_WAITING = 100;
    static final int SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    private final MailOptions options;
    private final Session session;
    private final ThreadPoolExecutor thread;

    public Mailer(MailOptions options) {
        this(options, Optional.empty());
    }

    /** @param encryption whom to trust; empty for whom the JDK trusts */
    Mailer(MailOptions options, Optional<SSLSocketFactory> encryption) {
        this.options = options;
        Properties properties = properties(options);
        encryption.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        this.session = Session.getInstance(properties);
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread made = new Thread(task, "mail");
            made.setDaemon(true);
            return made;
        });
        thread.prestartAllCoreThreads();
    }

    /** Sends a mail some time, or logs why it cannot be sent; never what it says, nor to whom. */
    public void send(String to, String subject, String text) {
        try {
            thread.execute(() -> sendNow(to, subject, text));
        } catch (RejectedExecutionException e) {
            LOG.warn("a mail was not sent: {} others are waiting", MOST_WAITING);
        }
    }

    private void sendNow(String to, String subject, String text) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(options.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
            // RFC 3834: nobody's absence is to be answered to us.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.saveChanges();
            try (Transport transport = session.getTransport("smtp")) {
                if (options.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(options.user(), options.password());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException | RuntimeException e) {
            // Its message may have the address, or what the server made of the user's name.
            LOG.warn(
                    "a mail was not sent through {}:{}: {}",
                    options.host(),
                    options.port(),
                    e.getClass().getName());
        }
    }

    private static Properties properties(MailOptions options) {
        String time = String.valueOf(TimeUnit.SECONDS.toMillis(SECONDS));
        Properties properties = new Properties();
        properties.put("mail.smtp.host", options.host());
        properties.put("mail.smtp.port", String.valueOf(options.port()));
        properties.put("mail.smtp.connectiontimeout", time);
        properties.put("mail.smtp.timeout", time);
        properties.put("mail.smtp.writetimeout", time);
        properties.put("mail.smtp.auth", String.valueOf(!options.user().isEmpty()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (options.security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    /** Sends what waits, for some seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} mails were not sent", thread.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
