package org.holdfast.proxy.store;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a store's directory: {@code journal-<seq>.log}, {@code checkpoint-<seq>.mapdb}, {@code *.tmp} while one
 * is being written, {@code store.lock}. A checkpoint has the number of the segment at which the journal goes on from
 * it.
 */
final class FileNames {
    static final String LOCK = "store.lock";
    static final String UNFINISHED = ".tmp";

    private static final Pattern JOURNAL = Pattern.compile("journal-(\\d{1,18})\\.log");
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,18})\\.mapdb");

    private FileNames() {}

    static String journal(long sequence) {
        return String.format("journal-%08d.log", sequence);
    }

    static String checkpoint(long sequence) {
        return String.format("checkpoint-%08d.mapdb", sequence);
    }

    static OptionalLong journalSequence(String name) {
        return sequence(JOURNAL, name);
    }

    static OptionalLong checkpointSequence(String name) {
        return sequence(CHECKPOINT, name);
    }

    /** Whether a file of this name is part of a store, rather than beside it as the lock is. */
    static boolean isStore(String name) {
        return journalSequence(name).isPresent() || checkpointSequence(name).isPresent();
    }

    private static OptionalLong sequence(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
