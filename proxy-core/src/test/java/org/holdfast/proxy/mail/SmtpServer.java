package org.holdfast.proxy.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** An SMTP server (RFC 5321, without extensions) on 127.0.0.1 that keeps what it is sent. */
public final class SmtpServer implements AutoCloseable {
    private final ServerSocket listening;
    private final MailOptions.Security security;
    private final @Nullable SSLSocketFactory encryption;
    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::serve, "test-smtp");

    public SmtpServer() throws IOException {
        this(MailOptions.Security.NONE, null);
    }

    /** @param encryption for STARTTLS, or from the beginning */
    SmtpServer(MailOptions.Security security, @Nullable SSLSocketFactory encryption) throws IOException {
        this.security = security;
        this.encryption = encryption;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    public MailOptions options() {
        return new MailOptions("127.0.0.1", listening.getLocalPort(), security, "", "", "game@example.org");
    }

    /** The next mail with its headers; fails the test if none comes. */
    public String mail() throws InterruptedException {
        String mail = mails.poll(30, TimeUnit.SECONDS);
        if (mail == null) {
            throw new AssertionError("no mail came");
        }
        return mail;
    }

    public boolean nothingCame() {
        return mails.isEmpty();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                serve(security == MailOptions.Security.TLS ? encrypted(client) : client);
            } catch (IOException e) {
                // The client is gone, or the test is over.
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket) Objects.requireNonNull(encryption).createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private void serve(Socket client) throws IOException {
        say(client, "220 test");
        serveFrom(client, security == MailOptions.Security.STARTTLS);
    }

    private void serveFrom(Socket client, boolean offersEncryption) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String line = in.readLine();
        while (line != null) {
            if (line.equals("STARTTLS") && offersEncryption) {
                say(client, "220 go ahead");
                serveFrom(encrypted(client), false);
                return;
            }
            if (line.startsWith("EHLO") && offersEncryption) {
                say(client, "250-test");
                say(client, "250 STARTTLS");
                line = in.readLine();
                continue;
            }
            if (line.equals("DATA")) {
                say(client, "354 go on");
                StringBuilder mail = new StringBuilder();
                for (String next = in.readLine(); next != null && !next.equals("."); next = in.readLine()) {
                    mail.append(next).append('\n');
                }
                mails.add(mail.toString());
            }
            say(client, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            line = in.readLine();
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
