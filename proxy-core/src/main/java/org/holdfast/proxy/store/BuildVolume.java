package org.holdfast.proxy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The file of a checkpoint while MapDB's pump writes it. Owned by the thread that does.
 *
 * <p>The pump goes through pages of 1 MiB one after the other and returns to earlier ones only for links, so the page
 * in use is held in memory and written when another one is needed.
 */
final class BuildVolume extends BytesVolume {
    private static final int PAGE = 1 << 20;
    private static final long NONE = -1;

    /**
     * So much is forced at a time. Forced all at once, a large file keeps the disk from the journal for as long as it
     * takes.
     */
    private static final int FORCE_INTERVAL = 8 << 20;

    private final StoreFile file;
    private final byte[] page = new byte[PAGE];
    private long pageNumber = NONE;
    private boolean dirty;
    private int unforced;

    /** How much MapDB thinks there is. */
    private long length;

    /** How much there is in the file; zeros follow. */
    private long written;

    BuildVolume(StoreFile file) {
        this.file = file;
    }

    @Override
    void read(long offset, byte[] to, int from, int count) {
        int done = 0;
        while (done < count) {
            int at = turnTo(offset + done);
            int part = Math.min(count - done, PAGE - at);
            System.arraycopy(page, at, to, from + done, part);
            done += part;
        }
    }

    @Override
    void write(long offset, byte[] from, int start, int count) {
        int done = 0;
        while (done < count) {
            int at = turnTo(offset + done);
            int part = Math.min(count - done, PAGE - at);
            System.arraycopy(from, start + done, page, at, part);
            dirty = true;
            done += part;
        }
    }

    @Override
    public void clear(long start, long end) {
        long at = start;
        while (at < end) {
            int inPage = turnTo(at);
            int part = (int) Math.min(end - at, PAGE - inPage);
            Arrays.fill(page, inPage, inPage + part, (byte) 0);
            dirty = true;
            at += part;
        }
    }

    /** Writes what is in memory, and sees to it that the file is as long as MapDB thinks. */
    void finish() {
        flush();
        if (written < length) {
            write(length - 1, new byte[1], 0, 1);
            flush();
        }
    }

    private void flush() {
        if (!dirty) {
            return;
        }
        try {
            file.write(ByteBuffer.wrap(page), pageNumber * PAGE);
            unforced += PAGE;
            if (unforced >= FORCE_INTERVAL) {
                file.force();
                unforced = 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written = Math.max(written, (pageNumber + 1) * PAGE);
        dirty = false;
    }

    /** Makes the page of this offset the one in memory; returns where in the page it is. */
    private int turnTo(long offset) {
        long wanted = offset / PAGE;
        if (wanted != pageNumber) {
            flush();
            if ((wanted + 1) * PAGE <= written) {
                try {
                    file.read(ByteBuffer.wrap(page), wanted * PAGE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            } else {
                Arrays.fill(page, (byte) 0);
                dirty = true;
            }
            pageNumber = wanted;
        }
        return (int) (offset % PAGE);
    }

    @Override
    public void ensureAvailable(long size) {
        length = Math.max(length, size);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    /** Does nothing: forcing is the business of who publishes the file. */
    @Override
    public void sync() {}

    @Override
    public void close() {}
}
