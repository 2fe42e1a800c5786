package org.holdfast.world.diku;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.world.diku.DikuWorld.Mobile;
import org.holdfast.world.diku.DikuWorld.Place;

/** Reads a {@code .mob} file: simple records, CircleMUD's enhanced ones, and the detailed ones of 1991. */
final class MobileFile extends RecordFile<Mobile> {
    private static final Pattern DICE = Pattern.compile("\\d{1,9}d\\d{1,9}([+-]\\d{1,9})?");
    private static final int WORDS = 4;
    private static final int WORDS_OF_TBA = 10;

    MobileFile(DikuLines lines) {
        super(lines);
    }

    @Override
    Optional<Mobile> record(Place place, int number) {
        List<String> keywords = keywords(lines.phrase("the list of keywords"));
        String name = lines.phrase("the name of the mobile");
        String inRoom = lines.text("the line that shows the mobile in a room");
        String description = lines.text("the description");
        List<String> words = lines.words(WORDS, "a mobile");
        boolean tba = words.size() >= WORDS_OF_TBA;
        long action = lines.flags(words.get(0), "the flags of a mobile");
        int alignment = lines.integer(words.get(tba ? WORDS_OF_TBA - 2 : 2), "the alignment of a mobile");
        String kind = words.get(tba ? WORDS_OF_TBA - 1 : WORDS - 1);
        if (!kind.equals("S") && !kind.equals("E")) {
            return detailed(place, number, keywords);
        }
        List<String> fight = lines.words(5, "the level, armor and dice of a mobile");
        int level = lines.integer(fight.get(0), "the level of a mobile");
        int armor = lines.integer(fight.get(2), "the armor of a mobile");
        String hitPoints = dice(fight.get(3), "the hit points of a mobile");
        String damage = dice(fight.get(4), "the damage of a mobile");
        List<String> wealth = lines.words(2, "the gold and experience of a mobile");
        long gold = lines.number(wealth.get(0), "the gold of a mobile");
        long experience = lines.number(wealth.get(1), "the experience of a mobile");
        List<String> position = lines.words(3, "the position and sex of a mobile");
        int sex = lines.integer(position.get(2), "the sex of a mobile");
        Mobile mobile = new Mobile(
                place,
                number,
                keywords,
                name,
                inRoom,
                description,
                action,
                alignment,
                level,
                armor,
                hitPoints,
                damage,
                gold,
                experience,
                sex);
        if (kind.equals("E")) {
            enhancements();
        }
        triggers();
        return Optional.of(mobile);
    }

    private void enhancements() {
        while (true) {
            if (lines.atRecord()) {
                throw lines.wrong("the enhanced mobile that ends here has no E at its end");
            }
            String line = lines.take();
            if (line.equals("E")) {
                return;
            }
            if (line.indexOf(':') < 0) {
                throw lines.wrong("an enhanced mobile has lines NAME: VALUE up to E, not '" + start(line) + "'");
            }
            lines.note("'" + line.substring(0, line.indexOf(':')).strip() + "' of a mobile is not imported");
        }
    }

    private void triggers() {
        while (!lines.atRecord()) {
            String line = lines.take();
            if (!line.startsWith("T")) {
                throw lines.wrong(
                        "the next mobile should begin here, with # and its number, not '" + start(line) + "'");
            }
            trigger();
        }
    }

    /** Has a dozen numbers more, of which no two servers agree; the real worlds have few of them. */
    private Optional<Mobile> detailed(Place place, int number, List<String> keywords) {
        lines.noteAt(
                place.line(),
                "the mobile #" + number + " (" + String.join(" ", keywords)
                        + ") is of the detailed kind, which is not imported; end its first line of numbers with S");
        while (!lines.atRecord()) {
            lines.take();
        }
        return Optional.empty();
    }

    private String dice(String word, String what) {
        if (!DICE.matcher(word).matches()) {
            throw lines.wrong(what + " should be dice such as 1d6+10, not '" + start(word) + "'");
        }
        return word;
    }
}
