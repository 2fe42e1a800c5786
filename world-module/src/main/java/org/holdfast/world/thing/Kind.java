package org.holdfast.world.thing;

import java.util.Locale;

/** What sort of thing a thing is; fixed when it is made. */
public enum Kind {
    /** A place. Is nowhere itself; others are in it. */
    ROOM,
    /** A way out of the room that it is in, to its destination. */
    EXIT,
    /** Someone: a player's body, or one of the world's own people and animals. */
    CHARACTER,
    /** Anything else that one can come upon. */
    ITEM,
    /** What rooms and others belong to, all that name it as their {@link Thing#zone()}. Is nowhere. */
    ZONE;

    /** As it stands in records and as it is shown: {@code room}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no kind of thing called '" + word + "'");
    }
}
