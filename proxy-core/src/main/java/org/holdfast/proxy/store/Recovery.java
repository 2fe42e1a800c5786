package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is on disk: the newest checkpoint, and the journal on top of it. Changes nothing, but for forcing what it
 * read: what is served from now on must not un-happen because it was only in the memory of the machine.
 *
 * <p>Damage in the last frame of the last segment is a torn tail: nobody was shown what was in it. It is left out, and
 * the next segment will say so. Damage anywhere else ends in a {@link DamagedException}.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /**
     * What was found.
     *
     * @param level what changed since the checkpoint
     * @param obsolete names of files that do not count any more
     */
    record Found(Checkpoint checkpoint, Level level, JournalTail tail, List<String> obsolete) {}

    private final StoreFiles files;
    private final Path directory;
    private final StoreOptions options;
    private final Progress progress;
    private final Level level = new Level();
    private long position;
    private long epoch;
    private long changes;
    private long bytes;

    private Recovery(StoreOptions options) {
        this.files = options.files();
        this.directory = options.directory();
        this.options = options;
        this.progress = new Progress("Recovering", options.progress(), System::nanoTime);
    }

    static Found run(StoreOptions options) throws StoreException {
        try {
            return new Recovery(options).run();
        } catch (IOException e) {
            throw new StoreException("cannot read the store " + options.directory() + ": " + IoReason.of(e), e);
        } catch (DamagedException e) {
            throw StoreException.of(e);
        }
    }

    private Found run() throws IOException, StoreException {
        List<String> names = files.list(directory);
        TreeMap<Long, String> checkpoints = new TreeMap<>();
        names.forEach(name -> FileNames.checkpointSequence(name).ifPresent(seq -> checkpoints.put(seq, name)));
        Optional<CheckpointFile> checkpoint = checkpoints.isEmpty()
                ? Optional.empty()
                : Optional.of(CheckpointFile.open(
                        files,
                        directory.resolve(checkpoints.lastEntry().getValue()),
                        options.limits().cache()));
        boolean found = false;
        try {
            Found result = replay(checkpoint, names);
            found = true;
            return result;
        } finally {
            if (!found) {
                checkpoint.ifPresent(Checkpoint::release);
            }
        }
    }

    private Found replay(Optional<CheckpointFile> checkpoint, List<String> names) throws IOException, StoreException {
        long from = checkpoint.map(c -> c.manifest().nextSegment()).orElse(1L);
        position = checkpoint.map(CheckpointFile::position).orElse(0L);
        epoch = checkpoint.map(c -> c.manifest().epoch()).orElse(0L);
        Optional<UUID> store = checkpoint.map(c -> c.manifest().store());
        long previous = 0;
        long previousEnd = 0;
        JournalChain chain = new JournalChain(files, directory, names);
        for (JournalChain.Link link : chain.above(from, position)) {
            UUID expected = store.orElse(link.header().store());
            if (!expected.equals(link.header().store())) {
                throw new DamagedException(link.path() + " belongs to another store. Files of two stores were mixed in "
                        + directory + ": bring back the right ones, or restore the newest backup into an empty"
                        + " directory");
            }
            store = Optional.of(expected);
            epoch = Math.max(epoch, link.header().epoch());
            previous = link.header().sequence();
            previousEnd = replay(link);
        }
        progress.finish(changes, "changes replayed");
        long next = Math.max(from, chain.highestSequence() + 1);
        JournalTail tail =
                new JournalTail(store.orElseGet(UUID::randomUUID), epoch, previous, previousEnd, next, position, bytes);
        return new Found(
                checkpoint.<Checkpoint>map(c -> c).orElse(Checkpoint.NONE), level, tail, obsolete(checkpoint, names));
    }

    /** Replays what counts of a segment; returns where that ends. */
    private long replay(JournalChain.Link link) throws IOException {
        try (SegmentReader reader = new SegmentReader(files, link.path())) {
            long limit = Math.min(link.end(), reader.size());
            long offset = SegmentHeader.SIZE;
            Optional<Frame> frame = reader.frame(offset, limit);
            while (frame.isPresent()) {
                if (frame.get().first() != position + 1) {
                    throw new DamagedException(
                            link.path(),
                            offset,
                            "position " + frame.get().first() + " where " + (position + 1) + " should be");
                }
                apply(reader, link, frame.get(), offset);
                offset = frame.get().end(offset);
                frame = reader.frame(offset, limit);
            }
            if (link.last()) {
                checkTail(reader, offset);
                reader.force();
            } else if (offset != link.end()) {
                throw new DamagedException(link.path(), offset, "a frame of the journal");
            }
            bytes += offset;
            return offset;
        }
    }

    private void apply(SegmentReader reader, JournalChain.Link link, Frame frame, long offset) throws IOException {
        ByteBuffer turns = reader.turns(frame, offset);
        try {
            for (int i = 0; i < frame.count(); i++) {
                Turns.Replayed turn = Turns.decode(turns);
                position++;
                epoch = Math.max(epoch, turn.epoch());
                for (EncodedRecord record : turn.records()) {
                    level.put(position, record);
                }
                changes += turn.records().size();
            }
        } catch (RuntimeException e) {
            LOG.error("A frame with the right checksum cannot be read", e);
            throw new DamagedException(link.path(), offset, "a turn that makes no sense");
        }
        progress.report(changes, "changes replayed");
    }

    /** What does not read as a frame is a torn tail, unless something behind it proves that it had been forced. */
    private void checkTail(SegmentReader reader, long offset) throws IOException {
        if (reader.isZeroFrom(offset)) {
            return;
        }
        if (reader.wasForced(offset, position + 1)) {
            throw new DamagedException(reader.path(), offset, "a frame of the journal, with intact ones behind it");
        }
        LOG.info(
                "{} ends in {} bytes of an unfinished write; they are left out", reader.path(), reader.size() - offset);
    }

    private static List<String> obsolete(Optional<CheckpointFile> checkpoint, List<String> names) {
        List<String> obsolete = new ArrayList<>();
        long from = checkpoint.map(c -> c.manifest().nextSegment()).orElse(0L);
        String current = checkpoint.map(c -> c.path().getFileName().toString()).orElse("");
        for (String name : names) {
            boolean oldSegment = FileNames.journalSequence(name).orElse(Long.MAX_VALUE) < from;
            boolean oldCheckpoint = FileNames.checkpointSequence(name).isPresent() && !name.equals(current);
            if (oldSegment || oldCheckpoint || name.endsWith(FileNames.UNFINISHED)) {
                obsolete.add(name);
            }
        }
        return obsolete;
    }
}
