package org.holdfast.world.diku;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.world.diku.DikuWorld.Place;
import org.holdfast.world.diku.DikuWorld.Reset;
import org.holdfast.world.diku.DikuWorld.Zone;

/** Reads a {@code .zon} file. */
final class ZoneFile extends RecordFile<Zone> {
    private static final int WORDS = 3;
    private static final int UNKNOWN = -1;

    ZoneFile(DikuLines lines) {
        super(lines);
    }

    @Override
    Optional<Zone> record(Place place, int number) {
        String name = lines.phrase("the name of the zone");
        if (!Character.isDigit(lines.peek().charAt(0)) && lines.peek().contains("~")) {
            name = lines.phrase("the name of the zone"); // the first was that of its builders
        }
        List<String> words = lines.words(WORDS, "a zone");
        // The number of the first room came later, and stands before that of the last.
        int at = words.size() > WORDS ? 1 : 0;
        int bottom = at == 1 ? lines.integer(words.get(0), "the first room of a zone") : UNKNOWN;
        int top = lines.integer(words.get(at), "the last room of a zone");
        int minutes = lines.integer(words.get(at + 1), "the minutes between the resets of a zone");
        int mode = lines.integer(words.get(at + 2), "how a zone is reset");
        if (words.size() > WORDS + 1) {
            lines.note("the flags and levels of a zone are not imported");
        }
        return Optional.of(new Zone(place, number, name, bottom, top, minutes, mode, resets()));
    }

    private List<Reset> resets() {
        List<Reset> resets = new ArrayList<>();
        while (true) {
            if (lines.atRecord()) {
                if (lines.hasNext() && lines.peek().startsWith("$")) {
                    return resets; // CircleMUD takes it for both ends
                }
                throw lines.wrong("the zone that ends here has no S at its end");
            }
            String line = lines.take();
            char command = line.charAt(0);
            switch (command) {
                case 'S' -> {
                    return resets;
                }
                case 'M', 'O', 'E', 'P', 'D' -> resets.add(reset(line, command, 3));
                case 'G', 'R' -> resets.add(reset(line, command, 2));
                case 'T', 'V' -> trigger();
                default ->
                    throw lines.wrong("a zone has commands M, O, G, E, P, D, R, T, V and S; '" + start(line)
                            + "' is none of them");
            }
        }
    }

    /** Numbers, and after them a comment. */
    private Reset reset(String line, char command, int numbers) {
        String[] words = line.substring(1).strip().split("\\s+");
        if (words.length < numbers + 1) {
            throw lines.wrong("a reset " + command + " has " + (numbers + 1) + " numbers");
        }
        return new Reset(
                new Place(lines.file(), lines.line()),
                command,
                lines.number(words[0], "whether a reset depends on the one before it") > 0,
                lines.integer(words[1], "the first number of a reset"),
                lines.integer(words[2], "the second number of a reset"),
                numbers > 2 ? lines.integer(words[3], "the third number of a reset") : DikuWorld.NOTHING);
    }
}
