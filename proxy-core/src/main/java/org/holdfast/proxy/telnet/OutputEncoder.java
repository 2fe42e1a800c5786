package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import static org.holdfast.proxy.telnet.Telnet.EOR;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;

/** Makes the bytes of everything that a connection is sent. What the charset has no bytes for becomes {@code ?}. */
final class OutputEncoder {
    /** How a prompt ends. */
    enum PromptEnd {
        EOR_MARK,
        GO_AHEAD,
        NOTHING
    }

    private static final int MARK_LENGTH = 2;

    private final Charset charset = StandardCharsets.UTF_8;

    ByteBuf lines(ByteBufAllocator allocator, String text) {
        return text(allocator, text, 0);
    }

    ByteBuf prompt(ByteBufAllocator allocator, String text, PromptEnd end) {
        ByteBuf out = text(allocator, text, MARK_LENGTH);
        switch (end) {
            case EOR_MARK -> out.writeByte(IAC).writeByte(EOR);
            case GO_AHEAD -> out.writeByte(IAC).writeByte(GA);
            case NOTHING -> {}
        }
        return out;
    }

    ByteBuf negotiation(ByteBufAllocator allocator, int verb, int option) {
        return allocator.buffer(3).writeByte(IAC).writeByte(verb).writeByte(option);
    }

    ByteBuf subnegotiation(ByteBufAllocator allocator, int option, byte[] content) {
        ByteBuf out = allocator.buffer(2 * content.length + 5);
        out.writeByte(IAC).writeByte(SB).writeByte(option);
        for (byte b : content) {
            if (b == (byte) IAC) {
                out.writeByte(IAC);
            }
            out.writeByte(b);
        }
        return out.writeByte(IAC).writeByte(SE);
    }

    private ByteBuf text(ByteBufAllocator allocator, String text, int more) {
        byte[] bytes = text.getBytes(charset);
        int grown = 0;
        for (byte b : bytes) {
            if (b == '\n' || b == (byte) IAC) {
                grown++;
            }
        }
        ByteBuf out = allocator.buffer(bytes.length + grown + more);
        for (byte b : bytes) {
            if (b == '\r') {
                continue;
            }
            if (b == '\n') {
                out.writeByte('\r');
            } else if (b == (byte) IAC) {
                out.writeByte(IAC);
            }
            out.writeByte(b);
        }
        return out;
    }
}
