package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Several sources in one order of keys. Of a key that more than one source knows, the newest source counts. Sources
 * are few, so they are simply compared one after the other.
 */
final class MergedRecords implements Iterator<EncodedRecord> {
    /** One source and its next record; {@code null} at its end. */
    private static final class Source {
        final Iterator<EncodedRecord> rest;

        @Nullable
        EncodedRecord next;

        Source(Iterator<EncodedRecord> rest) {
            this.rest = rest;
            advance();
        }

        void advance() {
            next = rest.hasNext() ? rest.next() : null;
        }
    }

    private final List<Source> newestFirst = new ArrayList<>();
    private final boolean withAbsent;
    private @Nullable EncodedRecord next;

    private MergedRecords(
            List<? extends SortedRecords> oldestFirst,
            Function<SortedRecords, Iterator<EncodedRecord>> part,
            boolean withAbsent) {
        for (SortedRecords source : oldestFirst) {
            newestFirst.add(0, new Source(part.apply(source)));
        }
        this.withAbsent = withAbsent;
        advance();
    }

    /** The records that there are. */
    static Iterator<EncodedRecord> present(List<? extends SortedRecords> oldestFirst) {
        return new MergedRecords(oldestFirst, SortedRecords::all, false);
    }

    /** The records of one namespace that there are. */
    static Iterator<EncodedRecord> present(List<? extends SortedRecords> oldestFirst, String namespace) {
        return new MergedRecords(oldestFirst, source -> source.of(namespace), false);
    }

    /** The records that there are, and the absences that are known. */
    static Iterator<EncodedRecord> changes(List<? extends SortedRecords> oldestFirst) {
        return new MergedRecords(oldestFirst, SortedRecords::all, true);
    }

    /** Likewise, of one namespace. */
    static Iterator<EncodedRecord> changes(List<? extends SortedRecords> oldestFirst, String namespace) {
        return new MergedRecords(oldestFirst, source -> source.of(namespace), true);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public EncodedRecord next() {
        EncodedRecord result = next;
        if (result == null) {
            throw new NoSuchElementException();
        }
        advance();
        return result;
    }

    private void advance() {
        do {
            next = takeLeast();
        } while (next != null && next.isAbsent() && !withAbsent);
    }

    private @Nullable EncodedRecord takeLeast() {
        EncodedRecord least = null;
        for (Source source : newestFirst) {
            EncodedRecord candidate = source.next;
            if (candidate != null && (least == null || candidate.key().compareTo(least.key()) < 0)) {
                least = candidate;
            }
        }
        if (least != null) {
            RecordKey key = least.key();
            for (Source source : newestFirst) {
                if (source.next != null && source.next.key().equals(key)) {
                    source.advance();
                }
            }
        }
        return least;
    }
}
