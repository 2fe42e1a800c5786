package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.world.diku.DikuWorld.Extra;
import org.holdfast.world.diku.DikuWorld.Place;

/** What files of numbered records have in common. */
abstract class RecordFile<T> {
    final DikuLines lines;

    RecordFile(DikuLines lines) {
        this.lines = lines;
    }

    /** Reads all records, up to the end of the file or what stands for it. */
    final List<T> read() {
        List<T> records = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.take();
            if (line.startsWith("$")) {
                break;
            }
            if (!line.startsWith("#")) {
                throw lines.wrong("a record should begin here, with # and its number, not '" + start(line) + "'");
            }
            Place place = new Place(lines.file(), lines.line());
            int number = lines.record(line);
            if (!lines.hasNext() || lines.peek().startsWith("$")) {
                break;
            }
            record(place, number).ifPresent(records::add);
        }
        return records;
    }

    /** Reads one record from after its number. */
    abstract Optional<T> record(Place place, int number);

    final Extra extra() {
        List<String> keywords = keywords(lines.phrase("the list of keywords"));
        return new Extra(keywords, lines.text("the text"));
    }

    /** A trigger is a script in a language of its own. */
    final void trigger() {
        lines.note("triggers are not imported");
    }

    static List<String> keywords(String phrase) {
        return phrase.isBlank() ? List.of() : List.of(phrase.strip().split("[\\s,]+"));
    }

    /** Some of a line, for an error. */
    static String start(String line) {
        int most = 30;
        return line.length() <= most ? line : line.substring(0, most) + "...";
    }
}
