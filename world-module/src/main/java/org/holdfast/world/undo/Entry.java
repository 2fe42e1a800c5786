package org.holdfast.world.undo;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.ThingId;

/**
 * One building command that can be undone.
 *
 * @param line as it was typed, cut short where it is long
 * @param start where new characters began before, and then, if it changed that
 * @param version the version of the things' documents at that time: of another they cannot be put back
 */
record Entry(String line, int version, List<Difference> differences, Optional<Start> start) {
    private static final int MAX_LINE = 100;
    private static final String START = "start";

    /** Where new characters began, and where since. */
    record Start(ThingId was, ThingId is) {}

    Entry {
        line = line.length() > MAX_LINE ? line.substring(0, MAX_LINE).stripTrailing() + "..." : line;
        differences = List.copyOf(differences);
    }

    Doc.Obj write() {
        Doc.Builder doc = Doc.object()
                .put("line", line)
                .put("version", version)
                .put(
                        "things",
                        new Doc.Arr(differences.stream().map(Difference::write).toList()));
        start.ifPresent(moved -> doc.put(
                START,
                Doc.object()
                        .put("was", moved.was().number())
                        .put("is", moved.is().number())
                        .build()));
        return doc.build();
    }

    static Entry read(Doc.Obj doc) {
        return new Entry(
                doc.string("line"),
                (int) doc.integer("version"),
                doc.items("things").stream().map(Difference::read).toList(),
                doc.find(START).map(moved -> doc.object(START)).map(Entry::start));
    }

    private static Start start(Doc.Obj doc) {
        return new Start(new ThingId(doc.integer("was")), new ThingId(doc.integer("is")));
    }
}
