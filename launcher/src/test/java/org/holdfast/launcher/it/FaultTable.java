package org.holdfast.launcher.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The matrix as it is printed. Used by one thread. */
final class FaultTable {
    private static final List<String> HEAD = List.of(
            "what is wrong", "what happened", "lost: connections", "lines", "recovered in ms", "player sees", "loader");

    private final List<Line> lines = new ArrayList<>();

    /**
     * What came of a row.
     *
     * @param connections lost
     * @param linesLost of which nothing was said
     * @param setAside lines that were said not to have been run
     * @param recoveredMillis from the moment that the host noticed until everybody was served again
     */
    record Line(
            String title,
            FaultPlay.Outcome outcome,
            int connections,
            int linesLost,
            int setAside,
            OptionalLong recoveredMillis,
            String pinnedBy) {
        private List<String> cells() {
            return List.of(
                    title,
                    outcome.happened(),
                    Integer.toString(connections),
                    linesLost + (setAside == 0 ? "" : " (" + setAside + " set aside)"),
                    recoveredMillis.isPresent() ? Long.toString(recoveredMillis.getAsLong()) : "-",
                    outcome.seen(),
                    outcome.generations().isEmpty()
                            ? "never served"
                            : pinnedBy.isEmpty() ? "collected" : "pinned by " + pinnedBy);
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> rows.add(line.cells()));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, HEAD.size())
                        .mapToObj(
                                column -> String.format(Locale.ROOT, "%-" + widths.get(column) + "s", row.get(column)))
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }
}
