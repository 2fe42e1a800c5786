package org.holdfast.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Content of another game that an operator wants in this one, while no server runs; see
 * {@link HostedModule#importContent}.
 *
 * @param format the name of the form that it has, such as {@code diku}
 * @param files by their paths, with {@code /}, below the folder that the operator named. The arrays are not copied: they
 *     are read by one thread, and changed by none
 * @param options what else the operator said, by names that depend on the format
 * @param progress told, in a few words, what is being done
 */
public record ContentImport(
        String format, SortedMap<String, byte[]> files, Map<String, String> options, Consumer<String> progress) {
    public ContentImport {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(progress, "progress");
        files = new TreeMap<>(files);
        options = Map.copyOf(options);
    }

    /**
     * What an import did.
     *
     * @param counts how many of what; shown in this order
     * @param warnings a line for each thing that was not taken over as it stood in the files; with file and line
     */
    public record Report(List<Count> counts, List<String> warnings) {
        public Report {
            counts = List.copyOf(counts);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * How many there are of something.
     *
     * @param what such as {@code rooms}
     */
    public record Count(String what, long number) {}
}
