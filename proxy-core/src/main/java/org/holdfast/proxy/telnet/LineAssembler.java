package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.util.internal.EmptyArrays;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Collects the bytes of a line until it ends. Owned by the channel's event loop; lives as long as the connection;
 * between two lines it holds nothing, for most connections are idle.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>bytes of a line</td><td>{@value #MAX_BYTES}: room for a line of four-byte characters, some erased again</td>
 *     <td>the line is dropped, and said to be too long when it ends</td></tr>
 * <tr><td>characters of a line</td><td>{@link TelnetEvent.Line#MAX_LENGTH}</td><td>likewise</td></tr>
 * </table>
 */
final class LineAssembler {
    static final int MAX_BYTES = 4 * TelnetEvent.Line.MAX_LENGTH;

    private static final int FIRST_BYTES = 64;

    private byte[] bytes = EmptyArrays.EMPTY_BYTES;
    private int size;
    private boolean tooLong;

    void append(ByteBuf in, int length) {
        if (makeRoom(length)) {
            in.readBytes(bytes, size, length);
            size += length;
        } else {
            in.skipBytes(length);
        }
    }

    void append(int b) {
        if (makeRoom(1)) {
            bytes[size++] = (byte) b;
        }
    }

    /** Forgets what was typed of this line. */
    void erase() {
        size = 0;
        tooLong = false;
    }

    /** The line that has ended, read in this charset; the next one begins. */
    TelnetEvent end(Charset charset) {
        Optional<String> text = tooLong ? Optional.empty() : LineText.decode(bytes, size, charset);
        erase();
        bytes = EmptyArrays.EMPTY_BYTES;
        return text.<TelnetEvent>map(TelnetEvent.Line::new)
                .orElseGet(() -> new TelnetEvent.LineTooLong(TelnetEvent.Line.MAX_LENGTH));
    }

    private boolean makeRoom(int length) {
        if (!tooLong && length > MAX_BYTES - size) {
            tooLong = true;
            bytes = EmptyArrays.EMPTY_BYTES;
        }
        if (tooLong) {
            return false;
        }
        int needed = size + length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, Math.max(FIRST_BYTES, Integer.highestOneBit(needed) * 2)));
        }
        return true;
    }
}
