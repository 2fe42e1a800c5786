package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the segments that count: from the newest one, each names the one that it continues and how much of that one
 * counts, down to the one that continues the checkpoint. Segments that nobody names were left behind by writes that
 * failed, and hold nothing that was acknowledged.
 */
final class JournalChain {
    /**
     * A segment that counts.
     *
     * @param end how much of it counts, in bytes; for the last one, all that is intact
     */
    record Link(Path path, SegmentHeader header, long end, boolean last) {}

    private final StoreFiles files;
    private final Path directory;
    private final NavigableMap<Long, Path> segments = new TreeMap<>();

    JournalChain(StoreFiles files, Path directory, List<String> names) {
        this.files = files;
        this.directory = directory;
        for (String name : names) {
            FileNames.journalSequence(name).ifPresent(sequence -> segments.put(sequence, directory.resolve(name)));
        }
    }

    /** Of all the segments that there are; 0 if there are none. */
    long highestSequence() {
        return segments.isEmpty() ? 0 : segments.lastKey();
    }

    /**
     * The segments that count on top of a checkpoint, oldest first.
     *
     * @param from the lowest number that such a segment can have
     * @param position of the checkpoint
     */
    List<Link> above(long from, long position) throws IOException, StoreException {
        ArrayDeque<Link> chain = new ArrayDeque<>();
        NavigableMap<Long, Path> candidates = new TreeMap<>(segments.tailMap(from, true));
        dropUnbegun(candidates);
        if (candidates.isEmpty()) {
            return List.of();
        }
        long sequence = candidates.lastKey();
        long end = Long.MAX_VALUE;
        while (sequence >= from) {
            Path path = candidates.get(sequence);
            if (path == null) {
                throw new DamagedException("the file " + directory.resolve(FileNames.journal(sequence))
                        + " is missing, and what comes after it cannot be used without it. Bring it back, or restore"
                        + " the newest backup into an empty directory");
            }
            SegmentHeader header = header(path);
            chain.addFirst(new Link(path, header, end, chain.isEmpty()));
            end = header.previousEnd();
            sequence = header.previous();
        }
        SegmentHeader first = chain.getFirst().header();
        if (first.first() != position + 1) {
            throw new DamagedException("the journal begins at position " + first.first() + " in "
                    + chain.getFirst().path() + ", but the newest checkpoint ends at " + position
                    + ". A file is missing: bring it back, or restore the newest backup into an empty directory");
        }
        return List.copyOf(chain);
    }

    /** Segments whose first force had not returned: at most a torn header, which never had a frame behind it. */
    private void dropUnbegun(NavigableMap<Long, Path> candidates) throws IOException {
        while (!candidates.isEmpty()) {
            try (SegmentReader reader =
                    new SegmentReader(files, candidates.lastEntry().getValue())) {
                if (reader.readHeader().isPresent() || !reader.isZeroFrom(SegmentHeader.SIZE)) {
                    return;
                }
            }
            candidates.pollLastEntry();
        }
    }

    private SegmentHeader header(Path path) throws IOException, StoreException {
        try (SegmentReader reader = new SegmentReader(files, path)) {
            SegmentHeader header = reader.readHeader().orElseThrow(() -> new DamagedException(path, 0, "its header"));
            if (header.format() != SegmentHeader.FORMAT) {
                throw new StoreException(path + " was written by a newer version of Holdfast (format "
                        + header.format() + "; this one knows " + SegmentHeader.FORMAT
                        + "). Start that version, or restore an older backup");
            }
            return header;
        }
    }
}
