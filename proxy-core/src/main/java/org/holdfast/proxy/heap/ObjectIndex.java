package org.holdfast.proxy.heap;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the objects of a dump from 0 up, in the order of their addresses: a bit for each address that an object can have,
 * in pages, because collectors spread objects over more addresses than there is memory. Filled by {@link #add}, then used
 * after {@link #seal}. Not thread-safe.
 */
final class ObjectIndex {
    private static final int ALIGNMENT_BITS = 3;

    /** Of addresses: 2 MiB. */
    private static final int PAGE_BITS = 21;

    private static final int PAGE_WORDS = 1 << (PAGE_BITS - ALIGNMENT_BITS - 6);

    /** Words between two counts that are kept. */
    private static final int BLOCK_BITS = 3;

    /** What one page takes, in bytes. */
    static final long PAGE_COST = (long) PAGE_WORDS * Long.BYTES + (PAGE_WORDS >> BLOCK_BITS) * (long) Integer.BYTES;

    private final Map<Long, Page> pages = new HashMap<>();
    private long lastNumber = -1;
    private @Nullable Page last;
    private int size;

    private static final class Page {
        final long[] bits = new long[PAGE_WORDS];
        final int[] before = new int[PAGE_WORDS >> BLOCK_BITS];
    }

    /** @throws DumpException if no JVM has an object there */
    void add(long id) throws DumpException {
        if ((id & ((1 << ALIGNMENT_BITS) - 1)) != 0) {
            throw new DumpException("the dump has an object at an odd address; it is damaged");
        }
        long number = id >>> PAGE_BITS;
        Page page = page(number);
        if (page == null) {
            page = new Page();
            pages.put(number, page);
            last = page;
        }
        int bit = bit(id);
        page.bits[bit >>> 6] |= 1L << bit;
    }

    int pages() {
        return pages.size();
    }

    /** Counts; returns how many there are. */
    int seal() throws DumpException {
        SortedMap<Long, Page> sorted = new TreeMap<>(pages);
        long count = 0;
        for (Page page : sorted.values()) {
            for (int word = 0; word < PAGE_WORDS; word++) {
                if ((word & ((1 << BLOCK_BITS) - 1)) == 0) {
                    page.before[word >>> BLOCK_BITS] = (int) count;
                }
                count += Long.bitCount(page.bits[word]);
            }
            if (count > Integer.MAX_VALUE - 8) {
                throw new DumpException("the heap has more objects than can be searched");
            }
        }
        size = (int) count;
        return size;
    }

    /** The number of the object at this address, or -1 if there is none. */
    int of(long id) {
        Page page = page(id >>> PAGE_BITS);
        if (page == null) {
            return -1;
        }
        int bit = bit(id);
        int word = bit >>> 6;
        if ((page.bits[word] & 1L << bit) == 0) {
            return -1;
        }
        int block = word >>> BLOCK_BITS;
        int count = page.before[block];
        for (int i = block << BLOCK_BITS; i < word; i++) {
            count += Long.bitCount(page.bits[i]);
        }
        return count + Long.bitCount(page.bits[word] & ((1L << bit) - 1));
    }

    private static int bit(long id) {
        return (int) (id >>> ALIGNMENT_BITS) & ((PAGE_WORDS << 6) - 1);
    }

    private @Nullable Page page(long number) {
        if (number != lastNumber) {
            last = pages.get(number);
            lastNumber = number;
        }
        return last;
    }
}
