package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.api.RecordKey;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;
import org.mapdb.serializer.GroupSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A checkpoint in a file of its own: a MapDB tree from {@code namespace NUL id} to the bytes of an
 * {@link EncodedRecord}. NUL sorts below every character of a namespace, so the tree has the order of the keys. MapDB
 * sees strings and bytes only; every byte that it reads has been compared with a checksum.
 */
final class CheckpointFile implements Checkpoint {
    static final String TREE = "records";
    static final GroupSerializer<String> KEYS = Serializer.STRING_DELTA2;
    static final GroupSerializer<byte[]> VALUES = Serializer.BYTE_ARRAY;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    private final Path path;
    private final StoreFile file;
    private final Manifest manifest;
    private final long bytes;
    private final DB db;
    private final BTreeMap<String, byte[]> tree;
    private final int[] checksums;
    private final AtomicInteger owners = new AtomicInteger(1);

    private CheckpointFile(Path path, StoreFile file, Manifest manifest, int[] checksums, long bytes, DB db) {
        this.path = path;
        this.file = file;
        this.manifest = manifest;
        this.checksums = checksums;
        this.bytes = bytes;
        this.db = db;
        this.tree = db.treeMap(TREE).keySerializer(KEYS).valueSerializer(VALUES).open();
    }

    /**
     * Opens the file and checks its manifest; its blocks are checked when they are first read. The caller is its
     * first owner.
     */
    static CheckpointFile open(StoreFiles files, Path path, long cacheBytes) throws IOException, StoreException {
        StoreFile file = files.open(path);
        boolean opened = false;
        try {
            CheckpointFile checkpoint = open(file, path, cacheBytes);
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static CheckpointFile open(StoreFile file, Path path, long cacheBytes) throws IOException, StoreException {
        long size = file.size();
        if (size < Manifest.SIZE) {
            throw new DamagedException(path, size, "the file ends too early");
        }
        ByteBuffer last = read(file, size - Manifest.SIZE, Manifest.SIZE);
        if (last.getLong(Manifest.SIZE - 8) != Manifest.MAGIC) {
            throw new DamagedException(path, size - 8, "this is not how a checkpoint ends");
        }
        int format = last.getInt(Manifest.SIZE - 12);
        if (format != Manifest.FORMAT) {
            throw new StoreException(path + " was written by a newer version of Holdfast (format " + format
                    + "; this one knows " + Manifest.FORMAT + "). Start that version, or restore an older backup");
        }
        Manifest manifest = Manifest.decode(last);
        long tableStart = manifest.blocks() * CheckedVolume.BLOCK;
        boolean fits = manifest.blocks() >= 0
                && manifest.blocks() < Integer.MAX_VALUE / 8
                && tableStart + 4 * manifest.blocks() + Manifest.SIZE == size;
        if (!fits) {
            throw new DamagedException(path, size - Manifest.SIZE, "the manifest does not fit the file's length");
        }
        ByteBuffer table = read(file, tableStart, (int) (size - tableStart));
        if (!Manifest.isIntact(table)) {
            throw new DamagedException(path, tableStart, "the manifest does not match its checksum");
        }
        int[] checksums = new int[(int) manifest.blocks()];
        table.asIntBuffer().get(checksums);
        CheckedVolume volume = new CheckedVolume(path, file, checksums, cacheBytes);
        DB db = DBMaker.volumeDB(volume, true).readOnly().make();
        return new CheckpointFile(path, file, manifest, checksums, size, db);
    }

    private static ByteBuffer read(StoreFile file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        file.read(buffer, position);
        return buffer.flip();
    }

    Manifest manifest() {
        return manifest;
    }

    Path path() {
        return path;
    }

    @Override
    public void verifyBlocks(Progress progress, Consumer<DamagedException> problems) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(CheckedVolume.BLOCK);
        for (int i = 0; i < checksums.length; i++) {
            try {
                readBlock(i, block);
            } catch (DamagedException e) {
                problems.accept(e);
            }
            progress.report(i, "blocks compared with their checksums");
        }
    }

    /**
     * Copies the file as the beginning of another store.
     *
     * @throws DamagedException if a block does not match its checksum
     */
    void copyTo(StoreFile copy, UUID otherStore, Progress progress) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(CheckedVolume.BLOCK);
        for (int i = 0; i < checksums.length; i++) {
            readBlock(i, block);
            copy.write(block, (long) i * CheckedVolume.BLOCK);
            progress.report(i, "blocks copied");
        }
        copy.write(manifest.asOtherStore(otherStore).encode(checksums), (long) checksums.length * CheckedVolume.BLOCK);
        copy.force();
    }

    private void readBlock(int number, ByteBuffer block) throws IOException {
        long offset = (long) number * CheckedVolume.BLOCK;
        file.read(block.clear(), offset);
        block.flip();
        if (CheckedVolume.checksum(block) != checksums[number]) {
            throw CheckedVolume.damaged(path, offset);
        }
    }

    static String treeKey(RecordKey key) {
        return key.namespace() + '\0' + key.id();
    }

    @Override
    public @Nullable EncodedRecord find(RecordKey key) {
        byte[] value = tree.get(treeKey(key));
        return value == null ? null : EncodedRecord.ofBytes(key, value);
    }

    @Override
    public Iterator<EncodedRecord> all() {
        return records(tree.entryIterator());
    }

    @Override
    public Iterator<EncodedRecord> of(String namespace) {
        return records(tree.entryIterator(namespace + '\0', true, namespace + '\1', false));
    }

    private static Iterator<EncodedRecord> records(Iterator<Map.Entry<String, byte[]>> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public EncodedRecord next() {
                Map.Entry<String, byte[]> entry = entries.next();
                int nul = entry.getKey().indexOf('\0');
                RecordKey key = new RecordKey(
                        entry.getKey().substring(0, nul), entry.getKey().substring(nul + 1));
                return EncodedRecord.ofBytes(key, entry.getValue());
            }
        };
    }

    @Override
    public long position() {
        return manifest.position();
    }

    @Override
    public long records() {
        return manifest.records();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean retain() {
        return owners.getAndUpdate(count -> count == 0 ? 0 : count + 1) != 0;
    }

    @Override
    public void release() {
        if (owners.decrementAndGet() == 0) {
            try {
                db.close();
                file.close();
            } catch (IOException e) {
                LOG.warn("Cannot close {}: {}", path, e.getMessage());
            }
        }
    }
}
