package org.holdfast.launcher.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes telnet (RFC 854) apart: text on one side, commands on the other. Owned by one thread. Subnegotiations are
 * passed over.
 */
final class TelnetScanner {
    static final int IAC = 255;
    static final int DONT = 254;
    static final int DO = 253;
    static final int WONT = 252;
    static final int WILL = 251;

    private static final int SB = 250;
    private static final int GA = 249;
    private static final int SE = 240;
    private static final int EOR = 239;

    /** What was found, in the order of the bytes. */
    interface Sink {
        /** Decoded from UTF-8, with {@code \n} for CR LF. */
        void text(String text);

        /** A prompt is complete: EOR (RFC 885) or GA. */
        void promptEnd(boolean eor);

        /** WILL, WONT, DO or DONT. */
        void negotiation(int verb, int option);
    }

    private enum State {
        TEXT,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final Sink sink;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private State state = State.TEXT;
    private int verb;

    TelnetScanner(Sink sink) {
        this.sink = sink;
    }

    void scan(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            scan(bytes[i] & 0xff);
        }
        if (endsWithWholeCharacter()) {
            flush();
        }
    }

    private void scan(int b) {
        switch (state) {
            case TEXT -> {
                if (b == IAC) {
                    state = State.COMMAND;
                } else if (b != '\r') {
                    pending.write(b);
                }
            }
            case COMMAND -> command(b);
            case OPTION -> {
                state = State.TEXT;
                flush();
                sink.negotiation(verb, b);
            }
            case SUBNEGOTIATION -> state = b == IAC ? State.SUBNEGOTIATION_COMMAND : State.SUBNEGOTIATION;
            case SUBNEGOTIATION_COMMAND -> state = b == SE ? State.TEXT : State.SUBNEGOTIATION;
        }
    }

    private void command(int b) {
        state = State.TEXT;
        switch (b) {
            case IAC -> pending.write(b);
            case SB -> state = State.SUBNEGOTIATION;
            case WILL, WONT, DO, DONT -> {
                verb = b;
                state = State.OPTION;
            }
            case GA, EOR -> {
                flush();
                sink.promptEnd(b == EOR);
            }
            default -> {}
        }
    }

    private void flush() {
        if (pending.size() > 0) {
            sink.text(pending.toString(StandardCharsets.UTF_8));
            pending.reset();
        }
    }

    /** Whether no UTF-8 sequence is cut by the end of what has arrived; one that never ends is flushed by a command. */
    private boolean endsWithWholeCharacter() {
        byte[] bytes = pending.toByteArray();
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xff;
            if (b < 0x80) {
                return true;
            }
            if (b >= 0xc0) {
                int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return back >= length;
            }
        }
        return true;
    }
}
