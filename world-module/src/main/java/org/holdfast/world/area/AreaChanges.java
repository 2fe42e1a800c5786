package org.holdfast.world.area;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.api.AuthoredContent;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What became of the area files since the world last read or wrote them. The files are read when this is made, which is
 * while loading; the comparison, which waits for the records, is quick.
 */
public final class AreaChanges {
    private final Map<String, String> hashes = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private Optional<Map<String, String>> first = Optional.empty();

    private AreaChanges() {}

    /** No files were looked at. */
    public static AreaChanges none() {
        return new AreaChanges();
    }

    /** Looks at the files as they are now. */
    public static AreaChanges of(AuthoredContent content) {
        AreaChanges changes = new AreaChanges();
        try {
            for (String path : AreaFiles.list(content)) {
                changes.look(content, path);
            }
        } catch (IOException e) {
            changes.unreadable.add("the area files cannot be listed: " + e.getMessage());
        }
        return changes;
    }

    private void look(AuthoredContent content, String path) {
        try {
            hashes.put(path, AreaStamp.hash(content.read(path)));
        } catch (IOException | IllegalArgumentException e) {
            unreadable.add(path + " cannot be read: " + e.getMessage());
        }
    }

    /** Notes of each zone that was made from one of these files that the two say the same. */
    public void stamp(List<Area> areas, WorldTurn turn, Things things) {
        for (Area area : areas) {
            String path = area.source().file();
            String hash = hashes.get(path);
            if (hash != null) {
                things.zone(area.zone()).ifPresent(zone -> AreaStamp.put(turn, zone, path, hash));
            }
        }
    }

    /**
     * A line for each file that is not as the world knows it, with what to do about it. Later on, only of those that
     * nobody has imported or exported since this was asked first.
     */
    public List<String> lines(Things things) {
        Map<String, String> known = AreaStamp.all(things);
        if (first.isEmpty()) {
            first = Optional.of(known);
        }
        Map<String, String> before = first.get();
        List<String> lines = new ArrayList<>(unreadable);
        Set<String> paths = new TreeSet<>(hashes.keySet());
        paths.addAll(known.keySet());
        for (String path : paths) {
            String stamp = known.getOrDefault(path, "");
            if (stamp.equals(before.getOrDefault(path, ""))) {
                line(path, stamp).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<String> line(String path, String stamp) {
        String hash = hashes.get(path);
        if (hash == null) {
            return Optional.of(path + " is gone or cannot be read; the world still has what was in it");
        }
        if (stamp.isEmpty()) {
            return Optional.of(path + " has never been imported; @import " + name(path) + " does that");
        }
        return hash.equals(stamp)
                ? Optional.empty()
                : Optional.of(path + " was changed since it was imported; @import " + name(path)
                        + " takes it over, @export writes over it");
    }

    private static String name(String path) {
        return path.substring(AreaFiles.FOLDER.length() + 1);
    }
}
