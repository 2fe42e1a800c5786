package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.world.diku.DikuWorld.Extra;
import org.holdfast.world.diku.DikuWorld.Item;
import org.holdfast.world.diku.DikuWorld.Place;

/** Reads an {@code .obj} file. */
final class ItemFile extends RecordFile<Item> {
    private static final int WORDS = 3;
    private static final int WORDS_OF_TBA = 13;
    private static final int WEAR_OF_TBA = 5;
    private static final int VALUES = 4;

    ItemFile(DikuLines lines) {
        super(lines);
    }

    @Override
    Optional<Item> record(Place place, int number) {
        List<String> keywords = keywords(lines.phrase("the list of keywords"));
        String name = lines.phrase("the name of the object");
        String inRoom = lines.text("the line that shows the object in a room");
        int before = lines.line();
        if (!lines.text("the description of its use").isBlank()) {
            lines.noteAt(before + 1, "the description of what the object does when it is used is not imported");
        }
        List<String> kind = lines.words(WORDS, "an object");
        boolean tba = kind.size() >= WORDS_OF_TBA;
        int type = lines.integer(kind.get(0), "the type of an object");
        long extra = lines.flags(kind.get(1), "the flags of an object");
        long wear = lines.flags(kind.get(tba ? WEAR_OF_TBA : 2), "where an object is worn");
        List<Long> values = new ArrayList<>();
        for (String word : lines.words(VALUES, "the values of an object").subList(0, VALUES)) {
            values.add(lines.flags(word, "a value of an object"));
        }
        List<String> weight = lines.words(2, "the weight and cost of an object");
        int weighs = lines.integer(weight.get(0), "the weight of an object");
        long cost = lines.number(weight.get(1), "the cost of an object");
        List<Extra> extras = new ArrayList<>();
        while (!lines.atRecord()) {
            section(extras);
        }
        return Optional.of(
                new Item(place, number, keywords, name, inRoom, type, extra, wear, values, weighs, cost, extras));
    }

    private void section(List<Extra> extras) {
        String line = lines.take();
        switch (line.charAt(0)) {
            case 'E' -> extras.add(extra());
            case 'A' -> {
                // Where the two numbers stand on the line of the letter, or on the next.
                if (line.length() == 1) {
                    lines.words(2, "what an object changes");
                }
                lines.note("what an object changes of its wearer (A) is not imported");
            }
            case 'T' -> trigger();
            default ->
                throw lines.wrong("an object has parts A, E and T; '" + start(line) + "' is none of them. Is there a ~"
                        + " missing, or one too many, above?");
        }
    }
}
