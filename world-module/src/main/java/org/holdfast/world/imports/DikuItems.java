package org.holdfast.world.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.holdfast.api.Doc;
import org.holdfast.world.diku.DikuWorld.Item;
import org.holdfast.world.diku.Note;

/** What objects are good for here, by their types and where they are worn. */
final class DikuItems {
    private static final List<String> TYPES = List.of(
            "other",
            "light",
            "scroll",
            "wand",
            "staff",
            "weapon",
            "fireweapon",
            "missile",
            "treasure",
            "armor",
            "potion",
            "worn",
            "other",
            "trash",
            "trap",
            "container",
            "note",
            "drink",
            "key",
            "food",
            "money",
            "pen",
            "boat",
            "fountain");

    /** By the bits of where it is worn, from the second on; the first is whether it can be taken. */
    private static final List<String> SLOTS = List.of(
            "finger", "neck", "body", "head", "legs", "feet", "hands", "arms", "shield", "about", "waist", "wrist",
            "wield", "hold");

    private static final long TAKE = 1;
    private static final long CLOSEABLE = 1;
    private static final long CLOSED = 1 << 2;
    private static final long LOCKED = 1 << 3;

    private final List<Note> notes;
    private final IntFunction<Optional<String>> keys;

    DikuItems(List<Note> notes, IntFunction<Optional<String>> keys) {
        this.notes = notes;
        this.keys = keys;
    }

    /** The word for a type, which is a number or already a word. */
    static String type(String said) {
        try {
            int number = Integer.parseInt(said);
            return number >= 0 && number < TYPES.size() ? TYPES.get(number) : "other";
        } catch (NumberFormatException e) {
            return said.toLowerCase(Locale.ROOT);
        }
    }

    Map<String, Doc> attributes(Item item) {
        Map<String, Doc> attributes = new TreeMap<>();
        String type = type(String.valueOf(item.type()));
        attributes.put("type", new Doc.Str(type));
        attributes.put("weight", new Doc.Int(Math.max(0, item.weight())));
        attributes.put("price", new Doc.Int(Math.max(0, item.cost())));
        if ((item.wear() & TAKE) == 0) {
            attributes.put("fixed", new Doc.Bool(true));
        }
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < SLOTS.size(); i++) {
            if ((item.wear() & 1L << (i + 1)) != 0 && !SLOTS.get(i).equals("wield")) {
                slots.add(SLOTS.get(i));
            }
        }
        byType(item, type, attributes, slots);
        if (!slots.isEmpty()) {
            attributes.put(
                    "wear", Doc.object().put("slots", slots).build().members().get("slots"));
        }
        if (item.extra() != 0) {
            notes.add(item.place().note("flags of the object (" + item.extra() + ") were not imported"));
        }
        return attributes;
    }

    private void byType(Item item, String type, Map<String, Doc> attributes, List<String> slots) {
        List<Long> values = item.values();
        switch (type) {
            case "light" -> {
                attributes.put("light", new Doc.Bool(true));
                slots.add("light");
            }
            case "weapon" -> attributes.put("wield", new Doc.Str(values.get(1) + "d" + values.get(2)));
            case "armor" -> attributes.put("armor", new Doc.Int(Math.max(-100, Math.min(values.get(0), 100))));
            case "money" -> attributes.put("gold", new Doc.Int(Math.max(0, values.get(0))));
            case "container" -> attributes.put("container", container(values));
            case "boat" -> attributes.put("boat", new Doc.Bool(true));
            case "other", "treasure", "trash", "key", "worn" -> {}
            default -> {
                attributes.put(
                        "values",
                        new Doc.Arr(values.stream().<Doc>map(Doc.Int::new).toList()));
                notes.add(item.place()
                        .note("what one does with an object of the type " + type
                                + " is not imported; its numbers are kept"));
            }
        }
    }

    private Doc container(List<Long> values) {
        Doc.Builder container = Doc.object().put("capacity", Math.max(0, values.get(0)));
        long flags = values.get(1);
        if ((flags & (CLOSEABLE | CLOSED)) != 0) {
            container.put("closed", (flags & CLOSED) != 0);
        }
        if ((flags & LOCKED) != 0) {
            container.put("locked", true);
        }
        keys.apply((int) Math.max(-1, Math.min(values.get(2), Integer.MAX_VALUE)))
                .ifPresent(key -> container.put("key", key));
        return container.build();
    }
}
