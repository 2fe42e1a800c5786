package org.holdfast.launcher.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A player's client. Answers no negotiation but agrees to the options that it was given.
 *
 * <p>In its text each prompt ends in {@link #PROMPT_END} and a line end, so that the answer to what was typed there
 * begins a line, as it does on a player's screen.
 *
 * <p>A thread of its own reads; sending and waiting is for any thread. Lives until {@link #close()}, which the
 * {@link Lab} calls.
 */
final class TelnetClient implements AutoCloseable {
    static final int ECHO = 1;
    static final int SGA = 3;
    static final int EOR = 25;
    static final int LINEMODE = 34;

    /** Stands for GA or EOR. */
    static final String PROMPT_END = "\u241e";

    /**
     * A prompt as the player sees it.
     *
     * @param text from the start of the line
     * @param eor whether EOR ended it; else GA did
     * @param serverEchoes whether the client had been told not to echo what is typed there
     */
    record Prompt(String text, boolean eor, boolean serverEchoes) {}

    /** @param verb such as {@link TelnetScanner#WILL} */
    record Negotiation(int verb, int option) {}

    private final String name;
    private final Socket socket;
    private final OutputStream out;
    private final Thread reader;
    private final Transcript transcript;
    private final Incoming incoming;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();

    private int fences;

    private TelnetClient(String name, Socket socket, Set<Integer> agreeTo, Consumer<String> onLine) throws IOException {
        this.name = name;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.transcript = new Transcript("client " + name);
        this.incoming = new Incoming(agreeTo, onLine);
        this.reader = new Thread(this::read, "client-" + name);
        reader.setDaemon(true);
    }

    /** A client that negotiates nothing. */
    static TelnetClient connect(String name, InetSocketAddress to) {
        return connect(name, to, Set.of(), line -> {});
    }

    /**
     * @param agreeTo options that are answered DO when the server says WILL, and DONT when it says WONT
     * @param onLine is handed each line as it ends, on the thread that reads, before it can be waited for
     */
    static TelnetClient connect(String name, InetSocketAddress to, Set<Integer> agreeTo, Consumer<String> onLine) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(to, (int) Transcript.DEADLINE.toMillis());
            TelnetClient client = new TelnetClient(name, socket, agreeTo, onLine);
            client.reader.start();
            return client;
        } catch (IOException e) {
            closeQuietly(socket);
            throw new UncheckedIOException("cannot connect to " + to, e);
        }
    }

    /** A client that negotiates nothing, over a socket that is connected, and perhaps encrypts. */
    static TelnetClient over(String name, Socket socket) {
        try {
            TelnetClient client = new TelnetClient(name, socket, Set.of(), line -> {});
            client.reader.start();
            return client;
        } catch (IOException e) {
            closeQuietly(socket);
            throw new UncheckedIOException("cannot use the socket of " + name, e);
        }
    }

    String name() {
        return name;
    }

    /** Types a line. */
    void send(String line) {
        sendBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    synchronized void sendBytes(byte... bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("client " + name + " cannot send", e);
        }
    }

    Transcript.Seen expect(String literal) {
        return transcript.expect(literal);
    }

    Transcript.Seen expect(Pattern pattern) {
        return transcript.expect(pattern);
    }

    /** Waits for a whole line that matches, and its end. */
    Transcript.Seen expectLine(String regex) {
        return transcript.expect(Pattern.compile("(?m)^" + regex + "\n"));
    }

    /** Waits for a whole line that matches, and its end, anywhere: what was read stays read, and what was not, unread. */
    Transcript.Seen expectLineAnywhere(String regex) {
        return transcript.expectAnywhere(Pattern.compile("(?m)^" + regex + "\n"));
    }

    /** Waits for the prompt that ends in this text, and the end of the prompt itself; returns what came before. */
    String expectPrompt(String text) {
        return transcript.expect(text + PROMPT_END + "\n").before();
    }

    /**
     * Types a line and returns what is shown until it has been answered, without prompts. For lines that are answered
     * in their turn: a fence follows at once.
     */
    String ask(String line) {
        send(line);
        return fence("fence-" + ++fences)
                .lines()
                .filter(shown -> !shown.endsWith(PROMPT_END))
                .collect(Collectors.joining("\n"));
    }

    /** Everything that was typed earlier has been answered once this returns; what came before is returned. */
    String fence(String token) {
        send("ping " + token);
        String before = expectLine("pong " + Pattern.quote(token)).before();
        expectPrompt("> ");
        return before;
    }

    /** Waits until the server has closed the connection; returns what was still unread. */
    String expectClosed() {
        return transcript.expectEnd();
    }

    boolean closed() {
        return transcript.ended();
    }

    /** All text so far. */
    String text() {
        return transcript.text();
    }

    /** All bytes so far, each as the character of its value. */
    String raw() {
        synchronized (raw) {
            return raw.toString(StandardCharsets.ISO_8859_1);
        }
    }

    List<Prompt> prompts() {
        synchronized (incoming) {
            return List.copyOf(incoming.prompts);
        }
    }

    List<Negotiation> negotiations() {
        synchronized (incoming) {
            return List.copyOf(incoming.negotiations);
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
        try {
            reader.join(Transcript.DEADLINE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        TelnetScanner scanner = new TelnetScanner(incoming);
        byte[] buffer = new byte[8192];
        try {
            int n = socket.getInputStream().read(buffer);
            while (n >= 0) {
                synchronized (raw) {
                    raw.write(buffer, 0, n);
                }
                scanner.scan(buffer, n);
                n = socket.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            transcript.append("\n[" + e.getMessage() + "]\n");
        } finally {
            transcript.end();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed as far as this end can see to it.
        }
    }

    /** What the scanner found. Fed by the reading thread; its lists are guarded by its monitor. */
    private final class Incoming implements TelnetScanner.Sink {
        private final Set<Integer> agreeTo;
        private final Consumer<String> onLine;
        private final List<Prompt> prompts = new ArrayList<>();
        private final List<Negotiation> negotiations = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private boolean serverEchoes;

        Incoming(Set<Integer> agreeTo, Consumer<String> onLine) {
            this.agreeTo = agreeTo;
            this.onLine = onLine;
        }

        @Override
        public void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    endLine();
                } else {
                    line.append(text.charAt(i));
                }
            }
            transcript.append(text);
        }

        @Override
        public synchronized void promptEnd(boolean eor) {
            prompts.add(new Prompt(line.toString(), eor, serverEchoes));
            endLine();
            transcript.append(PROMPT_END + "\n");
        }

        @Override
        public synchronized void negotiation(int verb, int option) {
            negotiations.add(new Negotiation(verb, option));
            if (option == ECHO && (verb == TelnetScanner.WILL || verb == TelnetScanner.WONT)) {
                serverEchoes = verb == TelnetScanner.WILL;
            }
            if (agreeTo.contains(option)) {
                answer(verb, option);
            }
        }

        private void answer(int verb, int option) {
            if (verb == TelnetScanner.WILL) {
                sendBytes((byte) TelnetScanner.IAC, (byte) TelnetScanner.DO, (byte) option);
            } else if (verb == TelnetScanner.WONT) {
                sendBytes((byte) TelnetScanner.IAC, (byte) TelnetScanner.DONT, (byte) option);
            }
        }

        private void endLine() {
            onLine.accept(line.toString());
            line.setLength(0);
        }
    }
}
