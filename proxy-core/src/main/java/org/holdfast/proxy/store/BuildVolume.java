package org.holdfast.proxy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of a checkpoint while MapDB's pump writes it. Owned by the thread that does.
 *
 * <p>The pump fills pages of 1 MiB one after the other, and with each node that it writes returns to the header and to
 * the page of the index where the node is listed. So the pages used last are held in memory, and written when others
 * are needed.
 */
final class BuildVolume extends BytesVolume {
    private static final int PAGE = 1 << 20;
    private static final int PAGES_HELD = 8;

    /**
     * So much is forced at a time. Forced all at once, a large file keeps the disk from the journal for as long as it
     * takes.
     */
    private static final int FORCE_INTERVAL = 8 << 20;

    private static final class Page {
        final long number;
        final byte[] bytes = new byte[PAGE];
        boolean dirty;

        Page(long number) {
            this.number = number;
        }
    }

    private final StoreFile file;

    /** The one used last comes last. */
    private final Map<Long, Page> pages = new LinkedHashMap<>(2 * PAGES_HELD, 0.75f, true);

    /** How much MapDB thinks there is. */
    private long length;

    /** How much there is in the file; zeros follow. */
    private long written;

    private int unforced;

    BuildVolume(StoreFile file) {
        this.file = file;
    }

    @Override
    void read(long offset, byte[] to, int from, int count) {
        int done = 0;
        while (done < count) {
            Page page = page(offset + done);
            int at = (int) ((offset + done) % PAGE);
            int part = Math.min(count - done, PAGE - at);
            System.arraycopy(page.bytes, at, to, from + done, part);
            done += part;
        }
    }

    @Override
    void write(long offset, byte[] from, int start, int count) {
        int done = 0;
        while (done < count) {
            Page page = page(offset + done);
            int at = (int) ((offset + done) % PAGE);
            int part = Math.min(count - done, PAGE - at);
            System.arraycopy(from, start + done, page.bytes, at, part);
            page.dirty = true;
            done += part;
        }
    }

    @Override
    public void clear(long start, long end) {
        long offset = start;
        while (offset < end) {
            Page page = page(offset);
            int at = (int) (offset % PAGE);
            int part = (int) Math.min(end - offset, PAGE - at);
            Arrays.fill(page.bytes, at, at + part, (byte) 0);
            page.dirty = true;
            offset += part;
        }
    }

    /** Writes what is in memory, and sees to it that the file is as long as MapDB thinks. */
    void finish() {
        if (length > 0) {
            page(length - 1).dirty = true;
        }
        for (Page page : new ArrayList<>(pages.values())) {
            write(page);
        }
        pages.clear();
    }

    private Page page(long offset) {
        long number = offset / PAGE;
        Page held = pages.get(number);
        if (held != null) {
            return held;
        }
        if (pages.size() == PAGES_HELD) {
            Iterator<Page> oldestFirst = pages.values().iterator();
            write(oldestFirst.next());
            oldestFirst.remove();
        }
        Page page = new Page(number);
        if ((number + 1) * PAGE <= written) {
            try {
                file.read(ByteBuffer.wrap(page.bytes), number * PAGE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pages.put(number, page);
        return page;
    }

    private void write(Page page) {
        if (!page.dirty) {
            return;
        }
        try {
            file.write(ByteBuffer.wrap(page.bytes), page.number * PAGE);
            unforced += PAGE;
            if (unforced >= FORCE_INTERVAL) {
                file.force();
                unforced = 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written = Math.max(written, (page.number + 1) * PAGE);
        page.dirty = false;
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
