package org.holdfast.proxy.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory with the backups, and the names in it: {@code holdfast-20260131T235959.123Z.backup} for one that was
 * asked for, {@code holdfast-20260131T235959.123Z-scheduled.backup} for one of the schedule; times in UTC. Files with
 * other names are neither seen nor touched. Owned by one thread.
 */
final class BackupFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NAME =
            Pattern.compile("holdfast-(\\d{8}T\\d{6}\\.\\d{3}Z)(-scheduled)?\\.backup(\\..+)?");

    private final Path directory;

    BackupFolder(Path directory) {
        this.directory = directory;
    }

    private record Entry(Path file, Instant time, boolean scheduled, boolean whole) {}

    /** The file for a backup that somebody asked for at this time. */
    Path asked(Instant time) {
        return directory.resolve("holdfast-" + TIME.format(time) + ".backup");
    }

    /** The file for a backup that was due at this time. */
    Path scheduled(Instant time) {
        return directory.resolve("holdfast-" + TIME.format(time) + "-scheduled.backup");
    }

    /** When the newest scheduled backup was made; those that seem to come from the future do not count. */
    Optional<Instant> newestScheduled(Instant now) throws IOException {
        return entries().stream()
                .filter(entry -> entry.scheduled && entry.whole && !entry.time.isAfter(now))
                .map(Entry::time)
                .max(Comparator.naturalOrder());
    }

    /** Deletes scheduled backups, the oldest first, until there are no more than this. */
    void keepScheduled(int most) throws IOException {
        List<Entry> scheduled = entries().stream()
                .filter(entry -> entry.scheduled && entry.whole)
                .sorted(Comparator.comparing(Entry::time))
                .toList();
        for (Entry entry : scheduled.subList(0, Math.max(0, scheduled.size() - most))) {
            Files.deleteIfExists(entry.file);
        }
    }

    /** Deletes what attempts that failed have left, of whichever process; nobody may be writing a backup. */
    void deleteUnfinished() throws IOException {
        for (Entry entry : entries()) {
            if (!entry.whole) {
                Files.deleteIfExists(entry.file);
            }
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.forEach(file -> entry(file).ifPresent(entries::add));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return entries;
    }

    private static Optional<Entry> entry(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = TIME.parse(name.group(1), Instant::from);
            return Optional.of(new Entry(file, time, name.group(2) != null, name.group(3) == null));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
