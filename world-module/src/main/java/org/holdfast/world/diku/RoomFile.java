package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.world.diku.DikuWorld.Exit;
import org.holdfast.world.diku.DikuWorld.Extra;
import org.holdfast.world.diku.DikuWorld.Place;
import org.holdfast.world.diku.DikuWorld.Room;

/** Reads a {@code .wld} file. */
final class RoomFile extends RecordFile<Room> {
    private static final Pattern EXIT = Pattern.compile("D\\s*\\d+");
    private static final int WORDS = 3;
    private static final int WORDS_OF_TBA = 6;
    private static final int LAST_DIRECTION = 9;

    RoomFile(DikuLines lines) {
        super(lines);
    }

    @Override
    Optional<Room> record(Place place, int number) {
        String name = lines.phrase("the name of the room");
        String description = lines.text("the description");
        List<String> words = lines.words(WORDS, "a room");
        int zone = lines.integer(words.get(0), "the zone of a room");
        long flags = lines.flags(words.get(1), "the flags of a room");
        boolean tba = words.size() >= WORDS_OF_TBA;
        int sector = lines.integer(words.get(tba ? WORDS_OF_TBA - 1 : 2), "the sector of a room");
        List<Exit> exits = new ArrayList<>();
        List<Extra> extras = new ArrayList<>();
        while (!section(exits, extras)) {}
        while (lines.hasNext() && lines.peek().startsWith("T ")) {
            lines.take();
            trigger();
        }
        return Optional.of(new Room(place, number, zone, name, description, flags, sector, exits, extras));
    }

    /** Reads one part of a room, and says whether it was the last. */
    private boolean section(List<Exit> exits, List<Extra> extras) {
        String line = lines.peek();
        if (lines.atRecord()) {
            throw lines.wrong("the room that ends here has no S at its end");
        }
        lines.take();
        if (line.equals("S")) {
            return true;
        }
        if (EXIT.matcher(line).matches()) {
            exits.add(exit(line.substring(1).strip()));
        } else if (line.equals("E")) {
            extras.add(extra());
        } else if (line.startsWith("T ")) {
            trigger();
        } else {
            // As the servers do. Worlds that have been played on for years have a letter missing here and there.
            lines.note("this is no part of a room (those begin with D0, E, T or S) and was ignored: '" + start(line)
                    + "'");
        }
        return false;
    }

    private Exit exit(String direction) {
        Place place = new Place(lines.file(), lines.line());
        int towards = lines.integer(direction, "the direction of an exit");
        if (towards < 0 || towards > LAST_DIRECTION) {
            throw lines.wrong("there is no direction " + towards + "; there are 0 to " + LAST_DIRECTION);
        }
        String description = lines.text("the description of the exit");
        List<String> keywords = keywords(lines.phrase("the list of keywords"));
        List<String> words = lines.words(WORDS, "an exit");
        return new Exit(
                place,
                towards,
                description,
                keywords,
                lines.integer(words.get(0), "the kind of door"),
                lines.integer(words.get(1), "the key of a door"),
                lines.integer(words.get(2), "the room that an exit leads to"));
    }
}
