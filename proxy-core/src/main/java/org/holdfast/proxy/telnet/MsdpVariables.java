package org.holdfast.proxy.telnet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.holdfast.api.Doc;
import org.jspecify.annotations.Nullable;

/**
 * How the documents of the world are called in MSDP. The variables that its specification names are members of
 * documents; any other document is a variable as a whole, {@code Char.Status} as {@code CHAR_STATUS}. What tells of an
 * event and not of a state, {@code Comm.*}, is no variable.
 */
final class MsdpVariables {
    /** Where the value of a variable is; without a member the whole document is. */
    private record Place(String packageName, @Nullable String member) {}

    private static final Map<String, Place> KNOWN = known();

    private MsdpVariables() {}

    private static Map<String, Place> known() {
        Map<String, Place> known = new LinkedHashMap<>();
        known.put("CHARACTER_NAME", new Place("char.name", "name"));
        known.put("HEALTH", new Place("char.vitals", "hp"));
        known.put("HEALTH_MAX", new Place("char.vitals", "maxhp"));
        known.put("MANA", new Place("char.vitals", "mp"));
        known.put("MANA_MAX", new Place("char.vitals", "maxmp"));
        known.put("CHAR_STATUS", new Place("char.status", null));
        known.put("AREA_NAME", new Place("room.info", "area"));
        known.put("ROOM_EXITS", new Place("room.info", "exits"));
        known.put("ROOM_NAME", new Place("room.info", "name"));
        known.put("ROOM_TERRAIN", new Place("room.info", "environment"));
        known.put("ROOM_VNUM", new Place("room.info", "num"));
        return known;
    }

    /** Those that can be named without having been seen. */
    static Iterable<String> names() {
        return KNOWN.keySet();
    }

    /** The package, in lower case, that has the value of a variable; of an unknown name, the one that would. */
    static String packageOf(String variable) {
        Place place = KNOWN.get(variable);
        return place != null
                ? place.packageName
                : variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What a document says, by variable. */
    static Map<String, Doc> of(String packageName, Doc data) {
        String lower = packageName.toLowerCase(Locale.ROOT);
        Map<String, Doc> values = new LinkedHashMap<>();
        if (lower.startsWith("comm.")) {
            return values;
        }
        values.put(lower.replace('.', '_').toUpperCase(Locale.ROOT), data);
        if (data instanceof Doc.Obj object) {
            KNOWN.forEach((variable, place) -> {
                if (place.packageName.equals(lower) && place.member != null) {
                    object.find(place.member).ifPresent(value -> values.put(variable, value));
                }
            });
        }
        return values;
    }
}
