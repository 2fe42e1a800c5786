package org.holdfast.world.thing;

import java.util.List;
import java.util.function.UnaryOperator;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;

/**
 * Brings documents of older shapes to the newest one, one version at a time. To change the shape of a document: write
 * the new shape, and append the step that makes an old one into it. Records are rewritten as they are next changed.
 */
final class Upgrades {
    private final List<UnaryOperator<Doc.Obj>> steps;

    /** @param steps the first makes a document of version 1 into one of version 2, and so on */
    Upgrades(List<UnaryOperator<Doc.Obj>> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The newest version. */
    int version() {
        return steps.size() + 1;
    }

    /**
     * The document of a record in the newest shape.
     *
     * @throws IllegalArgumentException if the record is newer than this code
     */
    Doc.Obj upgrade(StoredRecord record) {
        if (record.version() > version()) {
            throw new IllegalArgumentException("the record " + record.key() + " has document version "
                    + record.version() + ", and this world understands versions up to " + version());
        }
        Doc.Obj doc = record.doc();
        for (UnaryOperator<Doc.Obj> step : steps.subList(record.version() - 1, steps.size())) {
            doc = step.apply(doc);
        }
        return doc;
    }
}
