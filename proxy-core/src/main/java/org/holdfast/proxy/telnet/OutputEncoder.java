package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

import static org.holdfast.proxy.telnet.Telnet.EOR;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;

/**
 * Makes the bytes of everything that a connection is sent, in one pass: character set, line ends, telnet's escape.
 * What the character set has no bytes for becomes what {@link Transliteration} says, in the end {@code ?}. Owned by the
 * channel's event loop.
 */
final class OutputEncoder {
    /** How a prompt ends. */
    enum PromptEnd {
        EOR_MARK,
        GO_AHEAD,
        NOTHING
    }

    private static final int MARK_LENGTH = 2;
    private static final int LINE_ENDS = 16;

    /** Most bytes that one character becomes: each of a transliteration, or four of UTF-8. */
    private static final int MOST_FOR_ONE = Transliteration.MAX_LENGTH;

    /** An array is quicker to fill than a buffer; one for each event loop will do. */
    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[4096];
        }
    };

    private final TerminalProfile profile;

    /** @param profile knows the character set, which may change between any two outputs */
    OutputEncoder(TerminalProfile profile) {
        this.profile = profile;
    }

    ByteBuf lines(ByteBufAllocator allocator, String text) {
        return text(allocator, text, profile.charset());
    }

    /** Wraps bytes that other connections are sent too. */
    ByteBuf sharedLines(TelnetOutput.SharedLines output) {
        return Unpooled.wrappedBuffer(output.in(profile.charset(), OutputEncoder::bytes));
    }

    private static byte[] bytes(String text, TextCharset charset) {
        ByteBuf encoded = text(UnpooledByteBufAllocator.DEFAULT, text, charset);
        try {
            return ByteBufUtil.getBytes(encoded);
        } finally {
            encoded.release();
        }
    }

    ByteBuf prompt(ByteBufAllocator allocator, String text, PromptEnd end) {
        ByteBuf out = text(allocator, text, profile.charset());
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

    private static ByteBuf text(ByteBufAllocator allocator, String text, TextCharset charset) {
        ByteBuf out = allocator.buffer(text.length() + LINE_ENDS + MARK_LENGTH);
        byte[] scratch = SCRATCH.get();
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            if (size > scratch.length - MOST_FOR_ONE) {
                out.writeBytes(scratch, 0, size);
                size = 0;
            }
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                scratch[size++] = (byte) c;
            } else if (c == '\n') {
                scratch[size++] = '\r';
                scratch[size++] = '\n';
            } else if (c >= 0x80) {
                int whole = text.codePointAt(i);
                i += Character.charCount(whole) - 1;
                size = beyondAscii(whole, charset, scratch, size);
            } else if (c != '\r') {
                scratch[size++] = (byte) c;
            }
        }
        return out.writeBytes(scratch, 0, size);
    }

    private static int beyondAscii(int c, TextCharset charset, byte[] out, int size) {
        return switch (charset) {
            case UTF_8 -> utf8(c, out, size);
            case LATIN_1 -> c >= 0xA0 && c <= 0xFF ? latin1(c, out, size) : ascii(c, out, size);
            case ASCII -> ascii(c, out, size);
        };
    }

    private static int utf8(int c, byte[] out, int start) {
        int size = start;
        if (c < 0x800) {
            out[size++] = (byte) (0xC0 | (c >> 6));
        } else if (c < 0x10000) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out[size++] = '?';
                return size;
            }
            out[size++] = (byte) (0xE0 | (c >> 12));
            out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        } else {
            out[size++] = (byte) (0xF0 | (c >> 18));
            out[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        out[size++] = (byte) (0x80 | (c & 0x3F));
        return size;
    }

    /** Has the one character whose byte telnet takes for its own: U+00FF. */
    private static int latin1(int c, byte[] out, int start) {
        int size = start;
        if (c == IAC) {
            out[size++] = (byte) IAC;
        }
        out[size++] = (byte) c;
        return size;
    }

    private static int ascii(int c, byte[] out, int start) {
        String text = Transliteration.of(c);
        int size = start;
        for (int i = 0; i < text.length(); i++) {
            out[size++] = (byte) text.charAt(i);
        }
        return size;
    }
}
