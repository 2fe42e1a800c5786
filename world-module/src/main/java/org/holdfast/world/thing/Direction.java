package org.holdfast.world.thing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of exits that everybody knows, with their short forms. An exit may have any other name as well. */
public enum Direction {
    NORTH("n"),
    EAST("e"),
    SOUTH("s"),
    WEST("w"),
    NORTHEAST("ne"),
    NORTHWEST("nw"),
    SOUTHEAST("se"),
    SOUTHWEST("sw"),
    UP("u"),
    DOWN("d"),
    IN("in"),
    OUT("out");

    private final String abbreviation;

    Direction(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** In lower case: {@code north}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In lower case: {@code n}; the same as the word where that is short already. */
    public String abbreviation() {
        return abbreviation;
    }

    /** Where one comes from who went this way. */
    public Direction opposite() {
        return switch (this) {
            case NORTH -> SOUTH;
            case EAST -> WEST;
            case SOUTH -> NORTH;
            case WEST -> EAST;
            case NORTHEAST -> SOUTHWEST;
            case NORTHWEST -> SOUTHEAST;
            case SOUTHEAST -> NORTHWEST;
            case SOUTHWEST -> NORTHEAST;
            case UP -> DOWN;
            case DOWN -> UP;
            case IN -> OUT;
            case OUT -> IN;
        };
    }

    /** The direction of this word or abbreviation, in any case. */
    public static Optional<Direction> find(String text) {
        return Arrays.stream(values())
                .filter(direction ->
                        direction.word().equalsIgnoreCase(text) || direction.abbreviation.equalsIgnoreCase(text))
                .findFirst();
    }
}
