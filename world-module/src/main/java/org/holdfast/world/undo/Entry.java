package org.holdfast.world.undo;

import java.util.List;
import org.holdfast.api.Doc;

/**
 * One building command that can be undone.
 *
 * @param line as it was typed, cut short where it is long
 * @param version the version of the things' documents at that time: of another they cannot be put back
 */
record Entry(String line, int version, List<Difference> differences) {
    private static final int MAX_LINE = 100;

    Entry {
        line = line.length() > MAX_LINE ? line.substring(0, MAX_LINE).stripTrailing() + "..." : line;
        differences = List.copyOf(differences);
    }

    Doc.Obj write() {
        return Doc.object()
                .put("line", line)
                .put("version", version)
                .put(
                        "things",
                        new Doc.Arr(differences.stream().map(Difference::write).toList()))
                .build();
    }

    static Entry read(Doc.Obj doc) {
        return new Entry(
                doc.string("line"),
                (int) doc.integer("version"),
                doc.items("things").stream().map(Difference::read).toList());
    }
}
