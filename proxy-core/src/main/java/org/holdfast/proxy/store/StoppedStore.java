package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * The store of a server that is not running, to look at. Nothing in it is changed. While it is open, no server can use
 * the directory. Owned by one thread.
 */
public final class StoppedStore implements AutoCloseable {
    private final DirectoryLock lock;
    private final StoreOptions options;
    private final Recovery.Found found;
    private final View view;

    private StoppedStore(DirectoryLock lock, StoreOptions options, Recovery.Found found) {
        this.lock = lock;
        this.options = options;
        this.found = found;
        this.view = new View(found.checkpoint(), List.of(found.level()), new Level());
    }

    /**
     * What a look at everything found.
     *
     * @param position of the last turn
     * @param records how many there are, by namespace; if there are problems, how many could be read
     * @param bytes of their values, in all
     * @param problems what is wrong, in sentences that name the file or the record; none if all is well
     */
    public record Report(long position, Map<String, Long> records, long bytes, List<String> problems) {
        public Report {
            records = Map.copyOf(records);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the journal and the checkpoint as a server would that starts.
     *
     * @throws StoreException if there is no store, or a server would not start with it
     */
    public static StoppedStore open(StoreOptions options) throws StoreException {
        if (!Files.isDirectory(options.directory())) {
            throw noStore(options);
        }
        DirectoryLock lock = DirectoryLock.acquire(options.directory());
        boolean opened = false;
        try {
            if (!holdsStore(options)) {
                throw noStore(options);
            }
            StoppedStore store = new StoppedStore(lock, options, Recovery.run(options));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static StoreException noStore(StoreOptions options) {
        return new StoreException(
                "there is no store in " + options.directory() + ". Name a directory that a server has served");
    }

    private static boolean holdsStore(StoreOptions options) throws StoreException {
        try {
            return options.files().list(options.directory()).stream().anyMatch(FileNames::isStore);
        } catch (IOException e) {
            throw new StoreException("cannot read " + options.directory() + ": " + IoReason.of(e), e);
        }
    }

    /**
     * Reads everything: each frame of the journal, each block of the checkpoint, each record.
     *
     * @throws StoreException if that is not possible, as when a server is using the store; damage is no exception but
     *     in the report
     */
    public static Report check(StoreOptions options) throws StoreException {
        try (StoppedStore store = open(options)) {
            return store.check();
        } catch (StoreException e) {
            if (!e.isDamage()) {
                throw e;
            }
            return new Report(0, Map.of(), 0, List.of(String.valueOf(e.getMessage())));
        }
    }

    private Report check() throws StoreException {
        Progress progress = new Progress("Checking", options.progress(), System::nanoTime);
        Set<String> problems = new LinkedHashSet<>();
        Map<String, Long> counts = new TreeMap<>();
        long records = 0;
        long bytes = 0;
        try {
            found.checkpoint().verifyBlocks(progress, damage -> problems.add(String.valueOf(damage.getMessage())));
            Iterator<EncodedRecord> all = MergedRecords.present(view.frozenSources());
            Optional<RecordKey> before = Optional.empty();
            while (all.hasNext()) {
                EncodedRecord record = all.next();
                checkRecord(record, before, problems);
                before = Optional.of(record.key());
                counts.merge(record.key().namespace(), 1L, Long::sum);
                records++;
                bytes += record.bytes().length;
                progress.report(records, "records read");
            }
            checkCount(problems);
        } catch (DamagedException e) {
            // Of a block that is in the list already, if it is the same one.
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new StoreException("cannot read " + options.directory() + ": " + IoReason.of(e), e);
        }
        progress.finish(records, "records read");
        return new Report(found.tail().position(), counts, bytes, List.copyOf(problems));
    }

    private static void checkRecord(EncodedRecord record, Optional<RecordKey> before, Set<String> problems) {
        if (before.isPresent() && before.get().compareTo(record.key()) >= 0) {
            problems.add("the record " + record.key() + " is out of order");
        }
        try {
            record.decode();
        } catch (RuntimeException e) {
            problems.add("the record " + record.key() + " cannot be read: " + e.getMessage());
        }
    }

    private void checkCount(Set<String> problems) {
        Iterator<EncodedRecord> all = found.checkpoint().all();
        long count = 0;
        while (all.hasNext()) {
            all.next();
            count++;
        }
        if (count != found.checkpoint().records()) {
            problems.add("the checkpoint has " + count + " records, and its manifest says "
                    + found.checkpoint().records());
        }
    }

    /** Of the last turn. */
    public long position() {
        return found.tail().position();
    }

    /**
     * The record of this key.
     *
     * @throws DamagedException instead of a record that may be wrong
     */
    public Optional<StoredRecord> get(RecordKey key) {
        EncodedRecord record = view.find(key);
        return record.isAbsent() ? Optional.empty() : Optional.of(record.decode());
    }

    /**
     * Hands out the records of one namespace, or of all, in the order of their keys.
     *
     * @throws DamagedException instead of a record that may be wrong
     */
    public void list(Optional<String> namespace, Consumer<StoredRecord> to) {
        Iterator<EncodedRecord> records = namespace
                .map(name -> MergedRecords.present(view.frozenSources(), name))
                .orElseGet(() -> MergedRecords.present(view.frozenSources()));
        records.forEachRemaining(record -> to.accept(record.decode()));
    }

    /** As {@link Store#backup} does; says how far it is when it takes more than a second. */
    public void backup(Path file) throws StoreException {
        JournalTail tail = found.tail();
        Manifest manifest = Manifest.of(tail.store(), tail.epoch(), tail.position(), 1);
        Backup.write(file, MergedRecords.present(view.frozenSources()), manifest, options.files(), options.progress());
    }

    @Override
    public void close() {
        found.checkpoint().release();
        lock.close();
    }
}
