package org.holdfast.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;

/**
 * What the records of things say there is, read without the world's own code: where everything is, and whose the coins are.
 */
final class Ledger {
    private static final int DEEPEST = 20;

    private final Map<Long, Doc.Obj> things = new TreeMap<>();

    Ledger(Iterable<StoredRecord> records) {
        for (StoredRecord record : records) {
            if (record.key().namespace().equals("thing")) {
                things.put(Long.valueOf(record.key().id().substring(1)), record.doc());
            }
        }
    }

    private Doc.Obj doc(long id) {
        return Objects.requireNonNull(things.get(id), () -> "there is no #" + id);
    }

    /** Whatever of the records cannot be: nothing, in a world that is in order. */
    List<String> disorder() {
        List<String> wrong = new ArrayList<>();
        Map<String, Long> bodies = new HashMap<>();
        things.forEach((id, doc) -> {
            if (isSomewhere(doc) && !leadsToARoom(id)) {
                wrong.add(name(id) + " is in no room: " + doc.toJson());
            }
            String player = doc.string("player", "");
            if (!player.isEmpty() && bodies.putIfAbsent(player, id) != null) {
                wrong.add("two bodies of " + player);
            }
            Doc.Obj attributes = attributes(id);
            if (attributes.integer("gold", 0) < 0) {
                wrong.add(name(id) + " owes gold");
            }
            if (attributes.find("fighting").isPresent() && due(id, "round") == 0) {
                wrong.add(name(id) + " fights and never strikes");
            }
            if (attributes.find("fighting").equals(Optional.of(new Doc.Int(id)))) {
                wrong.add(name(id) + " fights itself");
            }
            if (attributes.find("worn").isPresent() && !isOnSomebody(doc)) {
                wrong.add(name(id) + " is worn by nobody");
            }
            if (name(id).startsWith("the corpse of ") && due(id, "decay") == 0) {
                wrong.add(name(id) + " will lie there for ever");
            }
        });
        return wrong;
    }

    private static boolean isSomewhere(Doc.Obj doc) {
        String kind = doc.string("kind");
        return (kind.equals("item") || kind.equals("character")) && !doc.bool("prototype", false);
    }

    private boolean leadsToARoom(long id) {
        long place = id;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Doc.Obj doc = things.get(place);
            if (doc == null) {
                return false;
            }
            if (doc.string("kind").equals("room")) {
                return true;
            }
            place = doc.integer("location", 0);
        }
        return false;
    }

    private boolean isOnSomebody(Doc.Obj doc) {
        Doc.Obj place = things.get(doc.integer("location", 0));
        return place != null && place.string("kind").equals("character");
    }

    /** A thing's name, its parent's if it says none. */
    String name(long id) {
        Doc.Obj doc = things.get(id);
        return doc == null ? "" : doc.string("name", name(doc.integer("parent", 0)));
    }

    private Doc.Obj attributes(long id) {
        return doc(id).object("attributes");
    }

    /** When a thing has to do something, in ms; 0 if never. */
    long due(long id, String what) {
        return attributes(id).object("due").integer(what, 0);
    }

    /** All coins, of people and in heaps; those of patterns are nobody's. */
    long gold() {
        return things.keySet().stream()
                .filter(id -> isSomewhere(doc(id)))
                .mapToLong(this::gold)
                .sum();
    }

    /** A thing's coins: its own or, until it has had any, its pattern's. */
    long gold(long id) {
        Doc.Obj doc = things.get(id);
        if (doc == null) {
            return 0;
        }
        return doc.object("attributes").find("gold").isPresent()
                ? doc.object("attributes").integer("gold", 0)
                : gold(doc.integer("parent", 0));
    }

    /** The numbers of the items and characters of the world, without patterns. */
    Set<Long> present() {
        Set<Long> present = new HashSet<>(things.keySet());
        present.removeIf(id -> !isSomewhere(doc(id)));
        return present;
    }

    boolean isCharacter(long id) {
        return doc(id).string("kind").equals("character");
    }

    boolean isMade(long id) {
        return doc(id).find("parent").isPresent();
    }
}
