package org.holdfast.world.notebook;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.trait.Passage;

/**
 * A text that is being written line by line. Immutable.
 *
 * @param passage what of the thing it is to become
 * @param thing whose text it is
 * @param before the text that the thing had when this was begun: whoever changes it meanwhile is not written over
 * @param lines what there is so far, at most {@value #MAX_LINES} lines and {@value #MAX_CHARACTERS} characters
 */
public record Draft(Passage passage, ThingId thing, String before, List<String> lines) {
    public static final int MAX_LINES = 200;
    public static final int MAX_CHARACTERS = 16_000;

    public Draft {
        lines = List.copyOf(lines);
    }

    /** Begins with the lines that there are already. */
    public static Draft of(Passage passage, ThingId thing, String text) {
        return new Draft(passage, thing, text, text.isEmpty() ? List.of() : List.of(text.split("\n", -1)));
    }

    /** All lines as one text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Whether it is as long as a text may be. */
    public boolean isTooLong() {
        return lines.size() > MAX_LINES || text().length() > MAX_CHARACTERS;
    }

    public Draft with(List<String> changed) {
        return new Draft(passage, thing, before, changed);
    }

    /** With a line put in before the one of this index, or at the end. */
    public Draft inserted(int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(index, line);
        return with(changed);
    }
}
