package org.holdfast.proxy.mixup;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telnet client that negotiates nothing. A thread of its own reads until the end; everything is kept. */
final class MixClient implements AutoCloseable {
    private static final long SOON = TimeUnit.SECONDS.toMillis(60);
    private static final Pattern TAGGED = Pattern.compile("\\[(\\w+)/([^\\]]+)\\] ([^\r\n]*)");
    private static final int IAC = 255;
    private static final int SB = 250;
    private static final int SE = 240;

    private final Socket socket = new Socket();
    private final StringBuilder seen = new StringBuilder();
    private boolean ended;
    private int passed;

    MixClient(InetSocketAddress server) throws IOException {
        socket.connect(server);
        Thread reader = new Thread(this::read, "mix-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        int command = 0; // bytes of a telnet command so far; SB while in a subnegotiation
        try (InputStream in = socket.getInputStream()) {
            int count = in.read(buffer);
            while (count >= 0) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    int octet = buffer[i] & 0xff;
                    if (command == 0 && octet == IAC) {
                        command = 1;
                    } else if (command == 1) {
                        command = octet == SB ? SB : octet > SB ? 2 : 0;
                    } else if (command == 2) {
                        command = 0;
                    } else if (command == SB) {
                        command = octet == SE ? 0 : SB;
                    } else {
                        text.append((char) octet);
                    }
                }
                add(text);
                count = in.read(buffer);
            }
        } catch (IOException e) {
            // Reset, or closed by the test.
        }
        synchronized (seen) {
            ended = true;
            seen.notifyAll();
        }
    }

    private void add(StringBuilder text) {
        synchronized (seen) {
            seen.append(text);
            seen.notifyAll();
        }
    }

    void type(String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for one of these after what was passed, and passes it; returns which. */
    String expect(String... texts) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SOON);
        synchronized (seen) {
            while (true) {
                for (String text : texts) {
                    int found = seen.indexOf(text, passed);
                    if (found >= 0) {
                        passed = found + text.length();
                        return text;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError(
                            "expected one of " + List.of(texts) + (ended ? " before the end" : "") + "; seen: " + seen);
                }
                seen.wait(left);
            }
        }
    }

    /** Waits until a text has come so often in all, passed or not. */
    void expectInAll(String text, int times) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SOON);
        synchronized (seen) {
            while (seen.toString().split(Pattern.quote(text), -1).length - 1 < times) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("expected " + text + " " + times + " times; seen: " + seen);
                }
                seen.wait(left);
            }
        }
    }

    /** What comes after what was passed, up to this text, which is passed. */
    String upTo(String text) throws InterruptedException {
        int from = passed;
        expect(text);
        synchronized (seen) {
            return seen.substring(from, passed - text.length());
        }
    }

    void expectEnd() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SOON);
        synchronized (seen) {
            while (!ended) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("the connection did not end; seen: " + seen);
                }
                seen.wait(left);
            }
        }
    }

    boolean hasEnded() {
        synchronized (seen) {
            return ended;
        }
    }

    /** Says that nothing more is coming, as a client that is closed in the middle of something. */
    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    void hangUp(boolean reset) throws IOException {
        if (reset) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }

    /** What the world said to whoever this was: owner, session, words. */
    List<Said> said() {
        List<Said> all = new ArrayList<>();
        synchronized (seen) {
            Matcher matcher = TAGGED.matcher(seen);
            while (matcher.find()) {
                all.add(new Said(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        return all;
    }

    /** A line of the world. */
    record Said(String owner, String session, String words) {}

    @Override
    public String toString() {
        synchronized (seen) {
            return seen.toString();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
