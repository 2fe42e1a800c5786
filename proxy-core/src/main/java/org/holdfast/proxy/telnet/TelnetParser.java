package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import io.netty.util.internal.EmptyArrays;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;

/**
 * The state machine that takes telnet apart (RFC 854, RFC 855). Remembers everything it needs between two bytes, so a
 * stream may be split anywhere. Owned by the channel's event loop; lives as long as the connection.
 *
 * <pre>
 *   DATA --IAC--> COMMAND --WILL, WONT, DO, DONT--> OPTION --its number--> DATA
 *                 COMMAND --SB--> SUBNEGOTIATION_OPTION --its number--> SUBNEGOTIATION
 *                 COMMAND --anything else--> DATA
 *   SUBNEGOTIATION --IAC--> SUBNEGOTIATION_IAC --SE--> DATA
 *                           SUBNEGOTIATION_IAC --IAC--> SUBNEGOTIATION
 *                           SUBNEGOTIATION_IAC --anything else--> as from COMMAND; it was never closed
 * </pre>
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>content of a subnegotiation</td><td>{@value #MAX_SUBNEGOTIATION} bytes</td>
 *     <td>dropped up to its end, reported then</td></tr>
 * </table>
 */
final class TelnetParser {
    static final int MAX_SUBNEGOTIATION = 8192;

    private static final int CR = '\r';
    private static final int LF = '\n';
    private static final int NUL = 0;
    private static final ByteProcessor ORDINARY = b -> b != (byte) IAC && b != CR && b != LF;

    /** Is told what the bytes meant. */
    interface Sink {
        /** Data without a line end: the next {@code length} bytes, to be read by the callee. */
        void text(ByteBuf in, int length);

        /** One byte of data that had to be escaped: 255. */
        void escapedText();

        void lineEnd();

        /** A command without an option; never SB, SE or IAC. */
        void command(int command);

        /** WILL, WONT, DO or DONT. */
        void negotiation(int verb, int option);

        void subnegotiation(int option, byte[] content);

        void subnegotiationTooLong(int option);
    }

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION_OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_IAC
    }

    private State state = State.DATA;
    private boolean lastWasCr;
    private int verb;
    private int option;
    private boolean tooLong;

    /** Of the subnegotiation that is being read; there is none most of the time. */
    private @Nullable ByteArrayOutputStream content;

    /** Consumes at least one byte, and tells the sink at most one thing, as the last that it does. */
    void next(ByteBuf in, Sink sink) {
        switch (state) {
            case DATA -> data(in, sink);
            case COMMAND -> command(in.readUnsignedByte(), sink);
            case OPTION -> {
                state = State.DATA;
                sink.negotiation(verb, in.readUnsignedByte());
            }
            case SUBNEGOTIATION_OPTION -> {
                option = in.readUnsignedByte();
                tooLong = false;
                state = option == IAC ? State.SUBNEGOTIATION_IAC : State.SUBNEGOTIATION;
            }
            case SUBNEGOTIATION -> subnegotiation(in.readUnsignedByte());
            case SUBNEGOTIATION_IAC -> subnegotiationIac(in.readUnsignedByte(), sink);
        }
    }

    private void data(ByteBuf in, Sink sink) {
        int first = in.getUnsignedByte(in.readerIndex());
        boolean afterCr = lastWasCr;
        lastWasCr = false;
        if (first == IAC) {
            in.skipBytes(1);
            lastWasCr = afterCr;
            state = State.COMMAND;
        } else if (afterCr && (first == LF || first == NUL)) {
            in.skipBytes(1);
        } else if (first == CR || first == LF) {
            in.skipBytes(1);
            lastWasCr = first == CR;
            sink.lineEnd();
        } else {
            int end = in.forEachByte(ORDINARY);
            sink.text(in, end < 0 ? in.readableBytes() : end - in.readerIndex());
        }
    }

    private void command(int command, Sink sink) {
        state = State.DATA;
        if (command == IAC) {
            lastWasCr = false;
            sink.escapedText();
        } else if (command >= WILL && command <= DONT) {
            verb = command;
            state = State.OPTION;
        } else if (command == SB) {
            state = State.SUBNEGOTIATION_OPTION;
        } else if (command != SE) {
            sink.command(command);
        }
    }

    private void subnegotiation(int b) {
        if (b == IAC) {
            state = State.SUBNEGOTIATION_IAC;
        } else {
            collect(b);
        }
    }

    private void subnegotiationIac(int b, Sink sink) {
        if (b == IAC) {
            state = State.SUBNEGOTIATION;
            collect(b);
            return;
        }
        byte[] collected = content == null ? EmptyArrays.EMPTY_BYTES : content.toByteArray();
        content = null;
        if (b != SE) {
            // The client forgot to close it. What it meant is unknown, but the command that follows is not.
            command(b, sink);
            return;
        }
        state = State.DATA;
        if (tooLong) {
            sink.subnegotiationTooLong(option);
        } else {
            sink.subnegotiation(option, collected);
        }
    }

    private void collect(int b) {
        if (content == null) {
            content = new ByteArrayOutputStream();
        }
        if (content.size() == MAX_SUBNEGOTIATION) {
            tooLong = true;
        } else {
            content.write(b);
        }
    }
}
