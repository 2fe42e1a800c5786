package org.holdfast.world.diku;

import java.util.List;

/**
 * What the files of one folder say, in the order of the files. Numbers of rooms, mobiles and objects ("vnums") are those of
 * the files; what they refer to need not exist.
 */
public record DikuWorld(List<Room> rooms, List<Mobile> mobiles, List<Item> items, List<Zone> zones, List<Shop> shops) {
    /** Names no room, no object: as a destination, as a key. */
    public static final int NOTHING = -1;

    public DikuWorld {
        rooms = List.copyOf(rooms);
        mobiles = List.copyOf(mobiles);
        items = List.copyOf(items);
        zones = List.copyOf(zones);
        shops = List.copyOf(shops);
    }

    /** Where a record begins. */
    public record Place(String file, int line) {
        public Note note(String reason) {
            return new Note(file, line, reason);
        }
    }

    /** What has a number in the files, and stands somewhere in them. */
    sealed interface Numbered {
        Place place();

        int number();
    }

    /** A part of a room or an object that can be looked at. */
    public record Extra(List<String> keywords, String text) {
        public Extra {
            keywords = List.copyOf(keywords);
        }
    }

    /**
     * A room.
     *
     * @param flags bits: 0 dark, 1 death trap, 2 no mobiles, 3 indoors, ...
     */
    public record Room(
            Place place,
            int number,
            int zone,
            String name,
            String description,
            long flags,
            int sector,
            List<Exit> exits,
            List<Extra> extras)
            implements Numbered {
        public Room {
            exits = List.copyOf(exits);
            extras = List.copyOf(extras);
        }
    }

    /**
     * A way out.
     *
     * @param direction 0 to 9: north, east, south, west, up, down, and then tbaMUD's northwest, northeast, southeast,
     *     southwest
     * @param door 0 for none, 1 for a door, 2 for one whose lock cannot be picked; tbaMUD has hidden ones, 3 and 4
     * @param key an object's number, 0 or less for none
     * @param to a room's number, or {@link #NOTHING}
     */
    public record Exit(
            Place place, int direction, String description, List<String> keywords, int door, int key, int to) {
        public Exit {
            keywords = List.copyOf(keywords);
        }
    }

    /**
     * A prototype of a character.
     *
     * @param action bits of its behaviour
     * @param hitPoints dice, such as {@code 1d6+10}
     * @param sex 0 neutral, 1 male, 2 female
     */
    public record Mobile(
            Place place,
            int number,
            List<String> keywords,
            String name,
            String inRoom,
            String description,
            long action,
            int alignment,
            int level,
            int armor,
            String hitPoints,
            String damage,
            long gold,
            long experience,
            int sex)
            implements Numbered {
        public Mobile {
            keywords = List.copyOf(keywords);
        }
    }

    /**
     * A prototype of an object.
     *
     * @param type 1 light, 5 weapon, 9 armor, 15 container, ...
     * @param extra bits of what is special about it
     * @param wear bits of where it can be worn; the first is whether it can be taken
     * @param values four numbers whose meaning depends on the type
     */
    public record Item(
            Place place,
            int number,
            List<String> keywords,
            String name,
            String inRoom,
            int type,
            long extra,
            long wear,
            List<Long> values,
            int weight,
            long cost,
            List<Extra> extras)
            implements Numbered {
        public Item {
            keywords = List.copyOf(keywords);
            values = List.copyOf(values);
            extras = List.copyOf(extras);
        }
    }

    /**
     * A zone.
     *
     * @param bottom the number of its first room; 0 or more
     * @param top the number of its last room
     * @param minutes how long until it is reset
     * @param mode 0 never, 1 when nobody is in it, 2 always
     */
    public record Zone(
            Place place, int number, String name, int bottom, int top, int minutes, int mode, List<Reset> resets)
            implements Numbered {
        public Zone {
            resets = List.copyOf(resets);
        }
    }

    /**
     * One thing that a reset does.
     *
     * @param command {@code M O G E P D R}
     * @param dependent whether it is done only if the one before it was
     * @param first its first number after that, and so on; {@link #NOTHING} where there is none
     */
    public record Reset(Place place, char command, boolean dependent, int first, int second, int third) {}

    /**
     * A shop.
     *
     * @param sells numbers of objects
     * @param sellFactor what the price is multiplied by when the shop sells
     * @param buyFactor and when it buys
     * @param buys types of objects, as numbers or words
     * @param hours opening and closing, twice
     */
    public record Shop(
            Place place,
            int number,
            List<Integer> sells,
            double sellFactor,
            double buyFactor,
            List<String> buys,
            int keeper,
            List<Integer> rooms,
            List<Integer> hours)
            implements Numbered {
        public Shop {
            sells = List.copyOf(sells);
            buys = List.copyOf(buys);
            rooms = List.copyOf(rooms);
            hours = List.copyOf(hours);
        }
    }
}
