package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads one segment of the journal, frame by frame. Owned by the thread that opens the store. */
final class SegmentReader implements AutoCloseable {
    private static final int WINDOW = 1 << 20;

    private final Path path;
    private final StoreFile file;
    private final long size;
    private final Optional<SegmentHeader> header;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    SegmentReader(StoreFiles files, Path path) throws IOException {
        this.path = path;
        this.file = files.open(path);
        this.size = file.size();
        this.header = size < SegmentHeader.SIZE ? Optional.empty() : SegmentHeader.decode(header());
    }

    private ByteBuffer header() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.SIZE);
        file.read(bytes, 0);
        return bytes.flip();
    }

    Path path() {
        return path;
    }

    /** Length of the file. */
    long size() {
        return size;
    }

    /** Empty if the file does not begin with an intact one. */
    Optional<SegmentHeader> readHeader() {
        return header;
    }

    /** The intact frame that begins at this offset and ends at or before {@code limit}. */
    Optional<Frame> frame(long offset, long limit) throws IOException {
        if (offset + Frame.HEADER > limit) {
            return Optional.empty();
        }
        Frame frame = Frame.read(bytes(offset, Frame.HEADER));
        boolean plausible = frame.length() > 0
                && frame.end(offset) <= limit
                && frame.count() > 0
                && frame.first() > 0
                && frame.forced() >= 0
                && frame.forced() <= offset;
        if (!plausible) {
            return Optional.empty();
        }
        CRC32C checksum = frame.checksumOfHead();
        checksum.update(bytes(offset + Frame.HEADER, frame.length()));
        return (int) checksum.getValue() == frame.crc() ? Optional.of(frame) : Optional.empty();
    }

    /** The turns of a frame that {@link #frame} found at this offset. Valid until the next call. */
    ByteBuffer turns(Frame frame, long offset) throws IOException {
        return bytes(offset + Frame.HEADER, frame.length());
    }

    /** Whether there are only zeros from here on, as in the space that is kept ahead of the last frame. */
    boolean isZeroFrom(long offset) throws IOException {
        for (long at = offset; at < size; at += WINDOW) {
            ByteBuffer part = bytes(at, (int) Math.min(WINDOW, size - at));
            while (part.hasRemaining()) {
                if (part.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Looks behind a bad frame for an intact one which says that the bad one had been forced.
     *
     * @param expected the position that the bad frame should have had
     */
    boolean wasForced(long offset, long expected) throws IOException {
        for (long at = offset + 1; at + Frame.HEADER < size; at++) {
            Frame candidate = Frame.read(bytes(at, Frame.HEADER));
            boolean plausible = candidate.forced() > offset && candidate.first() > expected;
            if (plausible && frame(at, size).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Makes sure that what was read is on disk, and not just in the memory of the machine. */
    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** These bytes, which must be within the file; valid until the next call. */
    private ByteBuffer bytes(long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + window.limit()) {
            int wanted = (int) Math.min(Math.max(WINDOW, length), size - offset);
            if (window.capacity() < wanted) {
                window = ByteBuffer.allocate(wanted);
            }
            window.clear().limit(wanted);
            file.read(window, offset);
            window.flip();
            windowStart = offset;
        }
        int at = (int) (offset - windowStart);
        return window.duplicate().limit(at + length).position(at);
    }
}
