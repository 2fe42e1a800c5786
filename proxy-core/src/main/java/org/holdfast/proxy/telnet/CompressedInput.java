package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.internal.EmptyArrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The zlib streams (RFC 1950) from a client, one after the other. Inflates on demand, {@value #CHUNK} bytes at a time:
 * of a bomb no more is ever in memory. Owned by the channel's event loop; lives as long as the connection.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>inflated bytes, over all streams</td><td>{@value #FREE_BYTES}, and {@value #MOST_RATIO} for each byte that was
 *     sent. What people type compresses to a third; zlib goes up to 1,032</td><td>{@link BadStreamException}</td></tr>
 * </table>
 */
final class CompressedInput {
    static final int CHUNK = 1024;
    static final long FREE_BYTES = 256 << 10;
    static final long MOST_RATIO = 64;

    private static final int MOST_AT_ONCE = 8192;

    /** What came is no zlib, or inflates to more than anybody types. Cheap, for it is thrown at will of a client. */
    static final class BadStreamException extends Exception {
        private static final long serialVersionUID = 1;

        BadStreamException(String message) {
            super(message, null, false, false);
        }
    }

    private @Nullable Inflater inflater;
    private ByteBuf inflated = Unpooled.EMPTY_BUFFER;
    private boolean mayHaveMore;
    private boolean damaged;
    private long taken;
    private long made;

    /** A stream begins; in the middle of one nothing changes. */
    void begin() {
        if (inflater == null) {
            inflater = new Inflater();
            inflated = Unpooled.buffer(CHUNK, CHUNK);
        }
    }

    /** Whether what comes in is compressed. */
    boolean isOn() {
        return inflater != null;
    }

    /** Whether there is something to decode although nothing more has come in. */
    boolean hasMore() {
        return inflated.isReadable() || mayHaveMore;
    }

    /** How many bytes have been inflated. */
    long made() {
        return made;
    }

    /**
     * What is to be decoded next. What came before damage is handed out like all else, however the network has cut the
     * stream; only then is the damage told.
     *
     * @param in what came in; taken from as needed
     * @return unreadable if more has to come in, or if the stream has ended, which {@link #isOn} tells
     */
    ByteBuf next(ByteBuf in) throws BadStreamException {
        if (inflater == null || inflated.isReadable()) {
            return inflated;
        }
        inflated.clear();
        int size = damaged ? 0 : inflate(inflater, in);
        if (damaged && size == 0) {
            throw new BadStreamException("compressed input is no zlib stream");
        }
        inflated.writerIndex(size);
        mayHaveMore = size == CHUNK || damaged;
        made += size;
        if (made > FREE_BYTES + MOST_RATIO * taken) {
            throw new BadStreamException("compressed input inflates without measure");
        }
        if (size == 0 && inflater.finished()) {
            end();
        }
        return inflated;
    }

    /** Forgets everything. */
    void end() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
        inflated = Unpooled.EMPTY_BUFFER;
        mayHaveMore = false;
        damaged = false;
    }

    private int inflate(Inflater from, ByteBuf in) throws BadStreamException {
        int size;
        long before = from.getBytesWritten();
        try {
            do {
                int offered = Math.min(in.readableBytes(), MOST_AT_ONCE);
                from.setInput(in.nioBuffer(in.readerIndex(), offered));
                size = from.inflate(inflated.array(), inflated.arrayOffset(), CHUNK);
                int used = offered - from.getRemaining();
                in.skipBytes(used);
                taken += used;
            } while (size == 0 && in.isReadable() && !from.finished() && !from.needsDictionary());
        } catch (DataFormatException e) {
            damaged = true;
            size = (int) (from.getBytesWritten() - before);
            taken += in.readableBytes();
            in.skipBytes(in.readableBytes());
        } finally {
            from.setInput(EmptyArrays.EMPTY_BYTES); // it must not remember a buffer that is released
        }
        if (from.needsDictionary()) {
            throw new BadStreamException("compressed input wants a dictionary");
        }
        return size;
    }
}
