package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.world.diku.DikuWorld.Place;
import org.holdfast.world.diku.DikuWorld.Shop;

/**
 * Reads a {@code .shp} file: the one of 1991, with lists of a fixed length, and CircleMUD's, whose lists end with
 * {@code -1} and whose first line says so.
 */
final class ShopFile extends RecordFile<Shop> {
    private static final Pattern FACTOR = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final int MESSAGES = 7;
    private static final int HOURS = 4;
    private static final int OLD_TYPES = 5;

    private final boolean lists;

    ShopFile(DikuLines lines) {
        super(lines);
        this.lists = lines.hasNext() && lines.peek().startsWith("CircleMUD");
        if (lists) {
            lines.take();
        }
    }

    @Override
    Optional<Shop> record(Place place, int number) {
        List<Integer> sells = sells();
        double sellFactor = factor("what a shop multiplies its prices by");
        double buyFactor = factor("what a shop multiplies its offers by");
        List<String> buys = buys();
        for (int i = 0; i < MESSAGES; i++) {
            lines.phrase("what the shopkeeper says");
        }
        lines.noteAt(place.line(), "what a shopkeeper says, with whom and in what temper, is not imported");
        integer("the temper of a shopkeeper");
        integer("the second temper of a shopkeeper");
        int keeper = integer("the shopkeeper");
        lines.words(); // with whom it does not deal, a number or letters
        List<Integer> rooms = rooms();
        List<Integer> hours = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            hours.add(integer("the hours of a shop"));
        }
        return Optional.of(new Shop(place, number, sells, sellFactor, buyFactor, buys, keeper, rooms, hours));
    }

    /** In the old format what follows the list is told by its decimal point: how long it is depended on the server. */
    private List<Integer> sells() {
        List<Integer> sells = new ArrayList<>();
        while (lists || lines.peek().indexOf('.') < 0) {
            int item = integer("an object that a shop sells");
            if (item >= 0) {
                sells.add(item);
            } else if (lists) {
                break;
            }
        }
        return sells;
    }

    private List<String> buys() {
        List<String> buys = new ArrayList<>();
        for (int i = 0; lists || i < OLD_TYPES; i++) {
            String type = lines.take();
            if (lists && type.startsWith("-1")) {
                break;
            }
            if (type.indexOf('~') >= 0) {
                throw lines.wrong("the list of what a shop buys has no end");
            }
            String word = type.split("\\s+")[0];
            if (!word.equals(type)) {
                lines.note("a shop buys everything of a type; '" + start(type) + "' asks for more than that");
            }
            if (!word.equals("0") && !word.equals("-1")) {
                buys.add(word);
            }
        }
        return buys;
    }

    private List<Integer> rooms() {
        List<Integer> rooms = new ArrayList<>();
        int room;
        do {
            room = integer("the room of a shop");
            if (room >= 0) {
                rooms.add(room);
            }
        } while (lists && room >= 0);
        return rooms;
    }

    private int integer(String what) {
        return lines.integer(lines.words().get(0), what);
    }

    private double factor(String what) {
        String word = lines.words().get(0);
        if (!FACTOR.matcher(word).matches()) {
            throw lines.wrong(what + " should be a number such as 1.1, not '" + start(word) + "'");
        }
        return Double.parseDouble(word);
    }
}
