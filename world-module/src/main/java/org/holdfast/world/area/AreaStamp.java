package org.holdfast.world.area;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Which file a zone was last read from or written to, and what was in it: the attribute {@value #ATTRIBUTE} of the zone,
 * {@code {"path": "areas/mud.yaml", "hash": "..."}}. It tells whether somebody has changed the file since.
 */
public final class AreaStamp {
    static final String ATTRIBUTE = "area_file";

    private static final String PATH = "path";
    private static final String HASH = "hash";

    private AreaStamp() {}

    /** Notes that a zone and a file say the same now. */
    public static void putText(WorldTurn turn, Thing zone, String path, String text) {
        put(turn, zone, path, hash(text));
    }

    static void put(WorldTurn turn, Thing zone, String path, String hash) {
        turn.set(zone, ATTRIBUTE, Doc.object().put(PATH, path).put(HASH, hash).build());
    }

    /** The path of a zone's file, if it ever had one. */
    public static Optional<String> path(Thing zone) {
        return stamp(zone).map(stamp -> stamp.string(PATH, "")).filter(path -> !path.isEmpty());
    }

    /** What every zone's file had in it when it was read or written last, as a hash, by its path. */
    static Map<String, String> all(Things things) {
        Map<String, String> hashes = new TreeMap<>();
        for (Thing zone : things.zones()) {
            stamp(zone)
                    .filter(stamp -> !stamp.string(PATH, "").isEmpty())
                    .ifPresent(stamp -> hashes.put(stamp.string(PATH, ""), stamp.string(HASH, "")));
        }
        return hashes;
    }

    private static Optional<Doc.Obj> stamp(Thing zone) {
        return Optional.ofNullable(zone.ownAttributes().get(ATTRIBUTE))
                .filter(Doc.Obj.class::isInstance)
                .map(Doc.Obj.class::cast);
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
