package org.holdfast.proxy;

import java.util.Map;
import java.util.Set;
import org.holdfast.proxy.heap.HeapSearch;
import org.holdfast.proxy.heap.HeapSearchException;
import org.holdfast.proxy.host.PinSearch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the host search the heap. */
public final class HeapPins implements PinSearch {
    private static final Logger LOG = LoggerFactory.getLogger(HeapPins.class);
    private static final int MEBIBYTE_BITS = 20;

    private final HeapSearch heap;

    /** Deletes what an earlier process left behind. */
    public HeapPins(HeapSearch heap) {
        this.heap = heap;
        heap.clean();
    }

    @Override
    public Map<Integer, String> search(String reference, String field, Set<Integer> suspects)
            throws NotSearched, InterruptedException {
        try {
            HeapSearch.Found found = heap.search(reference, field, suspects);
            LOG.info(
                    "the heap was dumped ({} MiB) and searched: everything stood still for {} ms, the search took {} ms",
                    found.size() >> MEBIBYTE_BITS,
                    found.dumping().toMillis(),
                    found.searching().toMillis());
            return found.words();
        } catch (HeapSearchException e) {
            throw new NotSearched(String.valueOf(e.getMessage()));
        }
    }
}
