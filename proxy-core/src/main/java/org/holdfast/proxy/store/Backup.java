package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A store in one file, to keep somewhere else. The file is a checkpoint: each block has a checksum, and so has the table
 * of these, so what is restored is what was saved, or nothing is.
 */
public final class Backup {
    private Backup() {}

    /** Writes a backup under a name of its own first, so that a file with the right name is always whole. */
    static void write(
            Path file, Iterator<EncodedRecord> records, Manifest manifest, StoreFiles files, Consumer<String> listener)
            throws StoreException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        Path name = target.getFileName();
        if (directory == null || name == null || Files.exists(target)) {
            throw new StoreException("cannot write a backup to " + file + ": it exists already");
        }
        try {
            Files.createDirectories(directory);
            Progress progress = new Progress("Saving", listener, System::nanoTime);
            Iterator<EncodedRecord> counted = progress.counting(records, "records saved");
            CheckpointWriter.write(files, directory, name.toString(), counted, manifest);
        } catch (IOException e) {
            // It has its name if only the directory could not be forced; but whoever is told that it failed has none.
            CheckpointWriter.discard(files, target, e);
            throw new StoreException("cannot write a backup to " + file + ": " + IoReason.of(e), e);
        } catch (DamagedException e) {
            throw StoreException.of(e);
        }
    }

    /**
     * Makes a store out of a backup. It is a store of its own from now on: files of the one that was saved are refused
     * in it.
     *
     * @param directory missing or empty
     * @param progress told, in sentences, how far it is when it takes more than a second
     * @return how many records there are
     * @throws StoreException if the directory is not empty or cannot be written, or the backup is damaged
     */
    public static long restore(Path file, Path directory, Consumer<String> progress) throws StoreException {
        return restore(new DiskFiles(), file, directory, progress);
    }

    /** Likewise, with files that may fail. */
    static long restore(StoreFiles files, Path file, Path directory, Consumer<String> progress) throws StoreException {
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            List<String> others = files.list(lock.directory()).stream()
                    .filter(name -> !name.equals(FileNames.LOCK))
                    .toList();
            if (!others.isEmpty()) {
                throw new StoreException("cannot restore into " + directory + ": it is not empty. Move what is in it"
                        + " somewhere else first, or name another directory");
            }
            return restore(files, file, directory, new Progress("Restoring", progress, System::nanoTime));
        } catch (IOException e) {
            throw new StoreException("cannot restore " + file + " into " + directory + ": " + IoReason.of(e), e);
        } catch (DamagedException e) {
            throw StoreException.of(e);
        }
    }

    private static long restore(StoreFiles files, Path file, Path directory, Progress progress)
            throws IOException, StoreException {
        CheckpointFile backup = CheckpointFile.open(files, file, CheckedVolume.BLOCK);
        Path restored = directory.resolve(FileNames.checkpoint(1));
        Path unfinished = directory.resolve(restored.getFileName() + FileNames.UNFINISHED);
        try {
            try (StoreFile copy = files.create(unfinished)) {
                backup.copyTo(copy, UUID.randomUUID(), progress);
            }
            files.rename(unfinished, restored);
            files.forceDirectory(directory);
        } catch (IOException | RuntimeException e) {
            // So that the directory is as empty as before, and it can be done again.
            CheckpointWriter.discard(files, unfinished, e);
            CheckpointWriter.discard(files, restored, e);
            throw e;
        } finally {
            backup.release();
        }
        progress.finish(backup.records(), "records");
        return backup.records();
    }
}
