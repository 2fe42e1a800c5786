package org.holdfast.world.trait;

import java.util.Locale;
import java.util.Optional;

/** Where things are worn. A game with other bodies changes this list. */
public enum Slot {
    LIGHT("as a light"),
    FINGER("on a finger", 2),
    NECK("around the neck", 2),
    BODY("on the body"),
    HEAD("on the head"),
    LEGS("on the legs"),
    FEET("on the feet"),
    HANDS("on the hands"),
    ARMS("on the arms"),
    SHIELD("as a shield"),
    ABOUT("about the body"),
    WAIST("around the waist"),
    WRIST("around a wrist", 2),
    WIELD("as a weapon"),
    HOLD("in the hands");

    private final String phrase;
    private final int places;

    Slot(String phrase) {
        this(phrase, 1);
    }

    Slot(String phrase, int places) {
        this.phrase = phrase;
        this.places = places;
    }

    /** As attributes have it: {@code head}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is, in words: {@code on the head}. */
    public String phrase() {
        return phrase;
    }

    /** How many things fit. */
    public int places() {
        return places;
    }

    public static Optional<Slot> find(String word) {
        for (Slot slot : values()) {
            if (slot.word().equalsIgnoreCase(word)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
