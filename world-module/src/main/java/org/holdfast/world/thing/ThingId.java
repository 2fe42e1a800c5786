package org.holdfast.world.thing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.api.RecordKey;

/**
 * Names a thing for ever: ids are counted up and never used again. Shown and typed as {@code #12}.
 *
 * @param number 1 or more
 */
public record ThingId(long number) implements Comparable<ThingId> {
    static final String NAMESPACE = "thing";

    /** Up to 18 digits, which fit a {@code long}. */
    private static final Pattern FORM = Pattern.compile("#([1-9][0-9]{0,17})");

    public ThingId {
        if (number < 1) {
            throw new IllegalArgumentException("things are counted from 1, not " + number);
        }
    }

    /** Reads {@code #12}; empty if the text is no id. */
    public static Optional<ThingId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ThingId(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** The id of the thing whose record has this key. */
    static ThingId of(RecordKey key) {
        return parse(key.id())
                .orElseThrow(() -> new IllegalArgumentException("the record " + key + " has no thing's id, like #12"));
    }

    RecordKey key() {
        return new RecordKey(NAMESPACE, toString());
    }

    @Override
    public int compareTo(ThingId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
