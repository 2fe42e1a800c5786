package org.holdfast.world.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.world.area.Area;
import org.holdfast.world.diku.DikuWorld;
import org.holdfast.world.diku.DikuWorld.Zone;

/** Where the numbers of a Diku world are here: {@code diku-30/room-3001}. */
final class DikuKeys {
    static final String ROOM = "room-";
    static final String MOBILE = "mobile-";
    static final String ITEM = "object-";

    private static final String ZONE = "diku-";

    private final List<Zone> zones;
    private final Map<Integer, Integer> zoneOfRoom = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();

    DikuKeys(DikuWorld world) {
        this.zones = new ArrayList<>(world.zones());
        zones.sort((a, b) -> Integer.compare(a.top(), b.top()));
        List<Integer> numbers = zones.stream().map(Zone::number).toList();
        world.rooms().forEach(room -> {
            int zone = numbers.contains(room.zone()) ? room.zone() : zoneAt(room.number());
            zoneOfRoom.put(room.number(), zone);
            known.put(ROOM + room.number(), zone);
        });
        world.mobiles().forEach(mobile -> known.put(MOBILE + mobile.number(), zoneAt(mobile.number())));
        world.items().forEach(item -> known.put(ITEM + item.number(), zoneAt(item.number())));
    }

    static String zone(int number) {
        return ZONE + number;
    }

    /** The zone of a thing that is there. */
    int zoneOf(String kind, int number) {
        return known.getOrDefault(kind + number, 0);
    }

    /** How things of other zones name it; empty if there is none in the files. */
    Optional<String> find(String kind, int number) {
        return Optional.ofNullable(known.get(kind + number)).map(zone -> Area.origin(zone(zone), kind + number));
    }

    /** The first zone that goes as far as that, as the servers do; the last one for what is beyond all. */
    private int zoneAt(int number) {
        for (Zone zone : zones) {
            if (number <= zone.top()) {
                return zone.number();
            }
        }
        return zones.isEmpty() ? 0 : zones.get(zones.size() - 1).number();
    }
}
