package org.holdfast.world.trait;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What characters wear and wield. An item that can be worn says where, {@code wear: ["head"]}; a weapon says what harm it
 * does, {@code wield: "2d6+1"}; one that is worn says where it is, {@code worn: "head"}, which counts only while a
 * character has it.
 */
public final class Worn {
    public static final String WEAR = "wear";
    public static final String WIELD = "wield";
    public static final String WORN = "worn";

    private Worn() {}

    /** Where an item can be worn, the likeliest first. */
    public static List<Slot> fits(Thing item) {
        List<Slot> slots = new ArrayList<>();
        Values.texts(item, WEAR).forEach(word -> Slot.find(word).ifPresent(slots::add));
        return slots;
    }

    /** The dice of a weapon; empty if the item is none. */
    public static Optional<String> dice(Thing item) {
        return Values.text(item, WIELD);
    }

    /** Where an item is worn by the character who has it. */
    public static Optional<Slot> slot(Thing item) {
        return Values.text(item, WORN).flatMap(Slot::find);
    }

    public static boolean isWorn(Thing item) {
        return slot(item).isPresent();
    }

    /** What a character wears, by place, in the order of the places. */
    public static Map<Slot, List<Thing>> by(Things things, Thing character) {
        Map<Slot, List<Thing>> worn = new EnumMap<>(Slot.class);
        for (Thing item : things.contents(character, Kind.ITEM)) {
            slot(item)
                    .ifPresent(slot ->
                            worn.computeIfAbsent(slot, any -> new ArrayList<>()).add(item));
        }
        return worn;
    }

    /** What a character wears in a place. */
    public static List<Thing> at(Things things, Thing character, Slot slot) {
        return by(things, character).getOrDefault(slot, List.of());
    }

    /** What a character carries and does not wear. */
    public static List<Thing> carried(Things things, Thing character) {
        return things.contents(character, Kind.ITEM).stream()
                .filter(item -> !isWorn(item))
                .toList();
    }

    /** Notes that an item is worn. */
    public static void put(WorldTurn turn, Thing item, Slot slot) {
        turn.set(item, WORN, new Doc.Str(slot.word()));
    }

    /** Notes that an item is worn no longer; does nothing if it is not. */
    public static void takeOff(WorldTurn turn, Thing item) {
        if (item.ownAttributes().containsKey(WORN)) {
            turn.unset(item, WORN);
        }
    }
}
