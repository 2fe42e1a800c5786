package org.holdfast.world.trait;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.world.thing.Thing;

/**
 * One of the texts of a thing that builders write.
 *
 * @param names of a {@link Field#DETAIL} what it answers to, one at least; otherwise none
 */
public record Passage(Field field, List<String> names) {
    /** What of a thing a text is. */
    public enum Field {
        DESCRIPTION,
        INSIDE,
        IN_ROOM,
        DETAIL
    }

    public Passage {
        names = List.copyOf(names);
        if ((field == Field.DETAIL) == names.isEmpty()) {
            throw new IllegalArgumentException(field + " with the names " + names);
        }
    }

    public static Passage of(Field field) {
        return new Passage(field, List.of());
    }

    /**
     * What a builder types after a thing's slash: {@code inside}, {@code in_room}, or the names of a detail, as in {@code
     * sign|board}. Empty if it is none of these.
     */
    public static Optional<Passage> parse(String part) {
        String word = part.strip().toLowerCase(Locale.ROOT);
        if (word.equals("inside")) {
            return Optional.of(of(Field.INSIDE));
        }
        if (word.equals(InRoom.IN_ROOM)) {
            return Optional.of(of(Field.IN_ROOM));
        }
        List<String> names = Arrays.stream(part.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Passage(Field.DETAIL, names));
    }

    /** What it is of a thing now; empty for none. */
    public String in(Thing thing) {
        return switch (field) {
            case DESCRIPTION -> thing.description();
            case INSIDE -> thing.inside();
            case IN_ROOM -> InRoom.line(thing).orElse("");
            case DETAIL ->
                names.stream()
                        .flatMap(name -> Detail.named(thing, name).stream())
                        .findFirst()
                        .orElse("");
        };
    }

    /** What it is called, as in "the description of a lamp". */
    public String word() {
        return switch (field) {
            case DESCRIPTION -> "description";
            case INSIDE -> "inside";
            case IN_ROOM -> "line in a room";
            case DETAIL -> "detail " + names.get(0);
        };
    }
}
