package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * One zlib stream (RFC 1950) to a client. Each write is flushed, so that the client sees it at once. Owned by the
 * channel's event loop; lives from MCCP2's beginning to its end.
 *
 * <p>All streams of an event loop share one compressor, which remembers nothing from one write to the next: it is given
 * the last {@value #HISTORY} bytes of the stream, which the client still has in its window, as a dictionary. A
 * compressor for each client would take 268 KB each, as much as forty idle sessions. Measured on game text: 4 KB of
 * history compress to 16.9%, a compressor of its own to 16.7%; a write costs 10 µs instead of 3.
 */
final class CompressedOutput {
    static final int HISTORY = 4096;

    private static final int INPUT = 8192;
    private static final int OUTPUT = 4096;

    /** zlib's header: deflate with a window of 32 KB, default level, no dictionary; a multiple of 31. */
    private static final int HEADER = 0x789C;

    /** What the streams of an event loop share. */
    private static final class Shared {
        /** Without zlib's header and checksum, which belong to a stream. */
        private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

        private final byte[] input = new byte[INPUT];
        private final byte[] output = new byte[OUTPUT];
    }

    private static final FastThreadLocal<Shared> SHARED = new FastThreadLocal<>() {
        @Override
        protected Shared initialValue() {
            return new Shared();
        }

        @Override
        protected void onRemoval(Shared shared) {
            shared.deflater.end();
        }
    };

    private final Adler32 checksum = new Adler32();
    private final byte[] history = new byte[HISTORY];
    private int remembered;
    private boolean begun;

    /** Compresses, and releases, what is to be sent. */
    ByteBuf write(ByteBufAllocator allocator, ByteBuf plain) {
        if (!plain.isReadable()) {
            return plain;
        }
        Shared shared = SHARED.get();
        @Nullable ByteBuf unfinished = null;
        try {
            ByteBuf out = begin(allocator, 16 + plain.readableBytes() / 2);
            unfinished = out;
            while (plain.isReadable()) {
                int length = Math.min(plain.readableBytes(), INPUT);
                plain.readBytes(shared.input, 0, length);
                checksum.update(shared.input, 0, length);
                deflate(shared, length, Deflater.SYNC_FLUSH, out);
                remember(shared.input, length);
            }
            unfinished = null;
            return out;
        } finally {
            // With no memory left for the one, what the other has is needed all the more.
            ReferenceCountUtil.release(unfinished);
            plain.release();
        }
    }

    /** The last bytes of the stream; nothing may be written afterwards. */
    ByteBuf end(ByteBufAllocator allocator) {
        ByteBuf out = begin(allocator, 16);
        Shared shared = SHARED.get();
        deflate(shared, 0, Deflater.NO_FLUSH, out);
        return out.writeInt((int) checksum.getValue());
    }

    private ByteBuf begin(ByteBufAllocator allocator, int capacity) {
        ByteBuf out = allocator.buffer(capacity);
        if (!begun) {
            begun = true;
            out.writeShort(HEADER);
        }
        return out;
    }

    /** @param length how much of the input to compress; 0 to end the stream */
    private void deflate(Shared shared, int length, int flush, ByteBuf out) {
        Deflater deflater = shared.deflater;
        deflater.reset();
        if (remembered > 0) {
            deflater.setDictionary(history, 0, remembered);
        }
        deflater.setInput(shared.input, 0, length);
        if (length == 0) {
            deflater.finish();
        }
        int made;
        do {
            made = deflater.deflate(shared.output, 0, OUTPUT, flush);
            out.writeBytes(shared.output, 0, made);
        } while (made == OUTPUT);
    }

    private void remember(byte[] sent, int length) {
        int added = Math.min(length, HISTORY);
        int kept = Math.min(remembered, HISTORY - added);
        System.arraycopy(history, remembered - kept, history, 0, kept);
        System.arraycopy(sent, length - added, history, kept, added);
        remembered = kept + added;
    }
}
