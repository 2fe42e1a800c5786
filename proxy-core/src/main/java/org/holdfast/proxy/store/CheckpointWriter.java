package org.holdfast.proxy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import org.mapdb.DB;
import org.mapdb.DBMaker;

/** Writes a checkpoint's file from records in the order of their keys. */
final class CheckpointWriter {
    private CheckpointWriter() {}

    /**
     * Writes the file under a name of its own and gives it its real one when all of it is on disk. After a failure
     * there is none of that name, unless only the directory could not be forced.
     *
     * @param records none of them absent; checked before they are copied
     * @param manifest {@linkplain Manifest#of without} what is known only when the file is written
     */
    static void write(StoreFiles files, Path directory, String name, Iterator<EncodedRecord> records, Manifest manifest)
            throws IOException {
        Path unfinished = directory.resolve(name + FileNames.UNFINISHED);
        try {
            fill(files, unfinished, records, manifest);
            files.rename(unfinished, directory.resolve(name));
        } catch (IOException | RuntimeException e) {
            discard(files, unfinished, e);
            throw e;
        }
        files.forceDirectory(directory);
    }

    /** Deletes what is of no use after a failure: it would take up the room that may have been the reason. */
    static void discard(StoreFiles files, Path file, Exception reason) {
        try {
            files.delete(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void fill(StoreFiles files, Path path, Iterator<EncodedRecord> records, Manifest manifest)
            throws IOException {
        try (StoreFile file = files.create(path)) {
            BuildVolume volume = new BuildVolume(file);
            long count = pump(volume, records);
            volume.finish();
            int[] checksums = checksums(file, volume.length());
            file.write(manifest.withContents(checksums.length, count).encode(checksums), volume.length());
            file.force();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long pump(BuildVolume volume, Iterator<EncodedRecord> records) {
        long count = 0;
        try (DB db = DBMaker.volumeDB(volume, false).concurrencyDisable().make()) {
            DB.TreeMapSink<String, byte[]> sink = db.treeMap(CheckpointFile.TREE)
                    .keySerializer(CheckpointFile.KEYS)
                    .valueSerializer(CheckpointFile.VALUES)
                    .createFromSink();
            while (records.hasNext()) {
                EncodedRecord record = records.next();
                if (!record.isIntact()) {
                    throw new IllegalStateException("the record " + record.key() + " does not match its checksum");
                }
                sink.put(CheckpointFile.treeKey(record.key()), record.bytes());
                count++;
            }
            sink.create();
        }
        return count;
    }

    private static int[] checksums(StoreFile file, long length) throws IOException {
        int[] checksums = new int[(int) (length / CheckedVolume.BLOCK)];
        byte[] block = new byte[CheckedVolume.BLOCK];
        for (int i = 0; i < checksums.length; i++) {
            file.read(ByteBuffer.wrap(block), (long) i * CheckedVolume.BLOCK);
            checksums[i] = CheckedVolume.checksum(ByteBuffer.wrap(block));
        }
        return checksums;
    }
}
