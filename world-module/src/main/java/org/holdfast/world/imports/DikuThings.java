package org.holdfast.world.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.diku.DikuWorld.Exit;
import org.holdfast.world.diku.DikuWorld.Extra;
import org.holdfast.world.diku.DikuWorld.Item;
import org.holdfast.world.diku.DikuWorld.Mobile;
import org.holdfast.world.diku.DikuWorld.Place;
import org.holdfast.world.diku.DikuWorld.Room;
import org.holdfast.world.diku.DikuWorld.Shop;
import org.holdfast.world.diku.Note;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.trait.InRoom;

/** Says what rooms, mobiles and objects are here. */
final class DikuThings {
    private static final List<String> DIRECTIONS =
            List.of("north", "east", "south", "west", "up", "down", "northwest", "northeast", "southeast", "southwest");
    private static final List<String> SECTORS = List.of(
            "inside", "city", "field", "forest", "hills", "mountain", "water", "deep-water", "air", "underwater");
    private static final List<String> SEXES = List.of("neutral", "male", "female");
    private static final int MAX_NAME = 80;
    private static final int WORST_ARMOR = 10;
    private static final int ARMOR_STEP = 5;

    private static final long DARK = 1;
    private static final long NO_MOBILES = 1 << 2;
    private static final long PEACEFUL = 1 << 4;
    private static final long KNOWN_ROOM_FLAGS = DARK | NO_MOBILES | 1 << 3 | PEACEFUL;

    private static final long SENTINEL = 1 << 1;
    private static final long SCAVENGER = 1 << 2;
    private static final long AGGRESSIVE = 1 << 5;
    private static final long STAYS_IN_ZONE = 1 << 6;
    private static final long WIMPY = 1 << 7;
    private static final long IS_MOBILE = 1 << 3;
    private static final long KNOWN_ACTIONS = SENTINEL | SCAVENGER | AGGRESSIVE | STAYS_IN_ZONE | WIMPY | IS_MOBILE;

    private final DikuKeys keys;
    private final List<Note> notes;

    DikuThings(DikuKeys keys, List<Note> notes) {
        this.keys = keys;
        this.notes = notes;
    }

    /** The direction of this number. */
    static String direction(int number) {
        return number >= 0 && number < DIRECTIONS.size() ? DIRECTIONS.get(number) : "";
    }

    /** A room, and after it its exits. */
    List<Definition> room(Room room) {
        Map<String, Doc> attributes = new TreeMap<>();
        flag(attributes, "dark", room.flags() & DARK);
        flag(attributes, "no_wander", room.flags() & NO_MOBILES);
        flag(attributes, "peaceful", room.flags() & PEACEFUL);
        unknown(room.place(), "room", room.flags() & ~KNOWN_ROOM_FLAGS);
        if (room.sector() >= 0 && room.sector() < SECTORS.size()) {
            attributes.put("sector", new Doc.Str(SECTORS.get(room.sector())));
        }
        details(attributes, room.extras());
        String key = DikuKeys.ROOM + room.number();
        List<Definition> all = new ArrayList<>();
        all.add(definition(
                room.place(), Kind.ROOM, key, room.name(), List.of(), room.description(), false, attributes));
        Set<Integer> directions = new HashSet<>();
        for (Exit exit : room.exits()) {
            if (directions.add(exit.direction())) {
                all.add(exit(room, key, exit));
            } else {
                notes.add(exit.place()
                        .note("the room has an exit " + direction(exit.direction())
                                + " already; this one is not imported"));
            }
        }
        return all;
    }

    private Definition exit(Room room, String roomKey, Exit exit) {
        Map<String, Doc> attributes = new TreeMap<>();
        if (exit.door() > 0) {
            Doc.Builder door = Doc.object();
            if (!exit.keywords().isEmpty()) {
                door.put(
                        "name", "the " + plainName(exit.place(), exit.keywords().get(0)));
            }
            key(exit.place(), exit.key()).ifPresent(key -> door.put("key", key));
            attributes.put("door", door.put("closed", false).build());
            if (exit.door() > 1) {
                notes.add(exit.place().note("that a lock cannot be picked, or a door not be seen, is not imported"));
            }
        }
        Optional<String> to = keys.find(DikuKeys.ROOM, exit.to());
        if (to.isEmpty() && exit.to() >= 0) {
            notes.add(exit.place()
                    .note("there is no room #" + exit.to() + "; the exit " + direction(exit.direction()) + " of room #"
                            + room.number() + " leads nowhere"));
        }
        Source source = source(exit.place());
        return new Definition(
                source,
                Kind.EXIT,
                roomKey + "/" + direction(exit.direction()),
                direction(exit.direction()),
                aliases(exit.keywords()),
                text(exit.description()),
                "",
                false,
                Optional.empty(),
                Optional.of(new Reference(source, roomKey)),
                to.map(room2 -> new Reference(source, room2)),
                attributes);
    }

    private Optional<String> key(Place place, int number) {
        if (number <= 0) {
            return Optional.empty();
        }
        Optional<String> key = keys.find(DikuKeys.ITEM, number);
        if (key.isEmpty()) {
            notes.add(place.note("there is no object #" + number + " for a key"));
        }
        return key;
    }

    Definition mobile(Mobile mobile, Optional<Shop> shop) {
        Map<String, Doc> attributes = new TreeMap<>();
        attributes.put("level", new Doc.Int(Math.max(1, Math.min(mobile.level(), 100))));
        attributes.put("max_hp", new Doc.Str(mobile.hitPoints()));
        attributes.put("damage", new Doc.Str(mobile.damage()));
        long armor = (long) (WORST_ARMOR - mobile.armor()) * ARMOR_STEP;
        attributes.put("armor", new Doc.Int(Math.max(-100, Math.min(armor, 100))));
        attributes.put("experience", new Doc.Int(Math.max(0, mobile.experience())));
        if (mobile.gold() > 0) {
            attributes.put("gold", new Doc.Int(mobile.gold()));
        }
        attributes.put("alignment", new Doc.Int(mobile.alignment()));
        if (mobile.sex() >= 0 && mobile.sex() < SEXES.size()) {
            attributes.put("sex", new Doc.Str(SEXES.get(mobile.sex())));
        }
        if ((mobile.action() & WIMPY) != 0) {
            attributes.put("wimpy", new Doc.Int(10L + mobile.level()));
        }
        inRoom(attributes, mobile.inRoom());
        List<Doc> behaviors = behaviors(mobile);
        shop.ifPresent(kept -> {
            attributes.put("shop", shop(kept));
            behaviors.add(new Doc.Str("shopkeeper"));
        });
        if (!behaviors.isEmpty()) {
            attributes.put("behaviors", new Doc.Arr(behaviors));
        }
        unknown(mobile.place(), "mobile", mobile.action() & ~KNOWN_ACTIONS);
        return definition(
                mobile.place(),
                Kind.CHARACTER,
                DikuKeys.MOBILE + mobile.number(),
                mobile.name(),
                mobile.keywords(),
                mobile.description(),
                true,
                attributes);
    }

    private static List<Doc> behaviors(Mobile mobile) {
        List<Doc> behaviors = new ArrayList<>();
        if ((mobile.action() & SENTINEL) == 0) {
            Doc.Builder wander = Doc.object().put("name", "wander");
            behaviors.add(
                    (mobile.action() & STAYS_IN_ZONE) != 0
                            ? new Doc.Str("wander")
                            : wander.put("far", true).build());
        }
        if ((mobile.action() & SCAVENGER) != 0) {
            behaviors.add(new Doc.Str("scavenger"));
        }
        if ((mobile.action() & AGGRESSIVE) != 0) {
            behaviors.add(new Doc.Str("aggressive"));
        }
        return behaviors;
    }

    private Doc shop(Shop shop) {
        List<String> sells = new ArrayList<>();
        for (int number : shop.sells()) {
            Optional<String> item = keys.find(DikuKeys.ITEM, number);
            item.ifPresent(sells::add);
            if (item.isEmpty() && number > 0) {
                notes.add(shop.place().note("there is no object #" + number + " to sell"));
            }
        }
        List<String> buys = shop.buys().stream().map(DikuItems::type).toList();
        return Doc.object()
                .put("sells", sells)
                .put("buys", buys)
                .put("markup", shop.sellFactor())
                .put("markdown", shop.buyFactor())
                .put("open", true)
                .build();
    }

    Definition item(Item item) {
        Map<String, Doc> attributes = new DikuItems(notes, number -> key(item.place(), number)).attributes(item);
        inRoom(attributes, item.inRoom());
        details(attributes, item.extras());
        return definition(
                item.place(),
                Kind.ITEM,
                DikuKeys.ITEM + item.number(),
                item.name(),
                item.keywords(),
                "",
                true,
                attributes);
    }

    private Definition definition(
            Place place,
            Kind kind,
            String key,
            String name,
            List<String> keywords,
            String description,
            boolean prototype,
            Map<String, Doc> attributes) {
        return new Definition(
                source(place),
                kind,
                key,
                plainName(place, name),
                aliases(keywords),
                text(description),
                "",
                prototype,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attributes);
    }

    /** A name that can be one here. */
    String plainName(Place place, String name) {
        String plain = ColourCodes.plain(name).replaceFirst("^#+", "").strip();
        if (plain.length() > MAX_NAME) {
            plain = plain.substring(0, MAX_NAME).strip();
        }
        Optional<String> why = Names.refuse(plain);
        if (why.isPresent()) {
            plain = "something";
        }
        if (!plain.equals(name.strip())) {
            notes.add(place.note("the name '" + name + "' became '" + plain + "'"));
        }
        return plain;
    }

    private static String text(String written) {
        return ColourCodes.tagged(Paragraphs.joined(written)).strip();
    }

    private static List<String> aliases(List<String> keywords) {
        Set<String> aliases = new LinkedHashSet<>();
        keywords.forEach(word -> aliases.add(ColourCodes.plain(word)));
        return List.copyOf(aliases);
    }

    private static void inRoom(Map<String, Doc> attributes, String line) {
        String text = ColourCodes.tagged(line).strip();
        if (!text.isEmpty()) {
            attributes.put(InRoom.IN_ROOM, new Doc.Str(text));
        }
    }

    private static void details(Map<String, Doc> attributes, List<Extra> extras) {
        List<Doc> details = new ArrayList<>();
        for (Extra extra : extras) {
            String text = text(extra.text());
            if (!extra.keywords().isEmpty() && !text.isEmpty()) {
                details.add(new Detail(aliases(extra.keywords()), text).write());
            }
        }
        if (!details.isEmpty()) {
            attributes.put(
                    Detail.DETAILS,
                    new Doc.Arr(details.stream().limit(Detail.MOST).toList()));
        }
    }

    private void unknown(Place place, String what, long flags) {
        if (flags != 0) {
            notes.add(place.note(
                    "flags of the " + what + " that mean nothing here were not imported: bits " + bits(flags)));
        }
    }

    private static String bits(long flags) {
        List<String> bits = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((flags & 1L << bit) != 0) {
                bits.add(String.valueOf(bit));
            }
        }
        return String.join(", ", bits);
    }

    private static void flag(Map<String, Doc> attributes, String name, long set) {
        if (set != 0) {
            attributes.put(name, new Doc.Bool(true));
        }
    }

    static Source source(Place place) {
        return new Source(place.file(), place.line());
    }
}
