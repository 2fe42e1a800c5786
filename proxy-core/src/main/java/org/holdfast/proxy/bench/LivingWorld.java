package org.holdfast.proxy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Store;

/**
 * Records of a world that lives: rooms on a grid, each with exits to its four neighbours; zones of a hundred rooms, each
 * with prototypes and resets; the world's own people, of which half wander, a quarter attack players on sight, one in ten
 * greets; and a body for each player, who stand apart from each other and are strong enough to win most of their fights.
 */
final class LivingWorld {
    private static final String MODULE = "world";
    private static final int VERSION = 2;
    private static final int ROOMS_IN_A_ZONE = 100;
    private static final int PUTS_IN_A_TURN = 1_000;
    private static final String DESCRIPTION = "It is like all the others here, only that it is this one. ".repeat(2);
    private static final String[] DIRECTIONS = {"north", "east", "south", "west"};
    private static final int[][] STEPS = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    private static final String[] BEHAVIORS = {"wander", "aggressive", "greeter", ""};

    private final int side;
    private final int people;
    private final List<SessionInfo> sessions;
    private final List<RecordChange> changes = new ArrayList<>();
    private long next = 1;
    private long commits;

    /**
     * @param rooms rounded down to a square
     * @param people the world's own
     */
    LivingWorld(int rooms, int people, int players) {
        this.side = (int) Math.sqrt(rooms);
        this.people = people;
        this.sessions = IntStream.range(0, players)
                .mapToObj(i -> BenchWorld.player("bench-" + i, "Bench" + i))
                .toList();
    }

    List<SessionInfo> sessions() {
        return sessions;
    }

    int rooms() {
        return side * side;
    }

    /** Puts all of it into an empty store, and waits until it is on disk. */
    void fill(Store store) {
        for (int room = 0; room < rooms(); room++) {
            put(
                    store,
                    Doc.object()
                            .put("kind", "room")
                            .put("name", "Room " + room)
                            .put("description", DESCRIPTION)
                            .put("zone", zone(room)));
        }
        for (int room = 0; room < rooms(); room++) {
            exits(store, room);
        }
        int zones = (rooms() + ROOMS_IN_A_ZONE - 1) / ROOMS_IN_A_ZONE;
        for (int zone = 0; zone < zones; zone++) {
            zone(store, zone, people / zones + (zone < people % zones ? 1 : 0));
        }
        for (int i = 0; i < sessions.size(); i++) {
            put(store, body(sessions.get(i), 1 + (long) i * rooms() / sessions.size()));
        }
        Doc.Obj globals = Doc.object().put("next", next).put("start", 1L).build();
        changes.add(new RecordChange.Put(new StoredRecord(new RecordKey(MODULE, "globals"), 1, globals)));
        commit(store);
        store.checkpoint().toCompletableFuture().join();
    }

    private static String zone(int room) {
        return "zone" + room / ROOMS_IN_A_ZONE;
    }

    private void exits(Store store, int room) {
        for (int way = 0; way < DIRECTIONS.length; way++) {
            int x = room % side + STEPS[way][0];
            int y = room / side + STEPS[way][1];
            if (x >= 0 && x < side && y >= 0 && y < side) {
                put(
                        store,
                        Doc.object()
                                .put("kind", "exit")
                                .put("name", DIRECTIONS[way])
                                .put("location", room + 1L)
                                .put("destination", y * (long) side + x + 1));
            }
        }
    }

    /** Prototypes, one of each after each for every place, and the resets that make them again. */
    private void zone(Store store, int zone, int inhabitants) {
        String name = "zone" + zone;
        long first = next;
        for (String behavior : BEHAVIORS) {
            put(
                    store,
                    Doc.object()
                            .put("kind", "character")
                            .put("name", behavior.isEmpty() ? "a rat" : "a rat that is " + behavior)
                            .put("aliases", List.of("rat"))
                            .put("description", DESCRIPTION)
                            .put("zone", name)
                            .put("prototype", true)
                            .put("attributes", nature(behavior)));
        }
        List<Doc> resets = new ArrayList<>();
        for (int i = 0; i < inhabitants; i++) {
            // Half of them wander, and so on; spread over the rooms of the zone.
            int kind = i % 20 < 10 ? 0 : i % 20 < 15 ? 1 : i % 20 < 17 ? 2 : 3;
            long room = 1 + Math.min(rooms() - 1L, zone * (long) ROOMS_IN_A_ZONE + i % ROOMS_IN_A_ZONE);
            put(
                    store,
                    Doc.object()
                            .put("kind", "character")
                            .put("name", "")
                            .put("zone", name)
                            .put("parent", first + kind)
                            .put("location", room));
            resets.add(Doc.object()
                    .put("do", "mobile")
                    .put("what", first + kind)
                    .put("in", room)
                    .put("max", most(inhabitants, kind))
                    .build());
        }
        put(
                store,
                Doc.object()
                        .put("kind", "zone")
                        .put("name", "Zone " + zone)
                        .put("zone", name)
                        .put(
                                "attributes",
                                Doc.object()
                                        .put("reset_minutes", 1)
                                        .put("resets", new Doc.Arr(resets))
                                        .build()));
    }

    private static int most(int inhabitants, int kind) {
        int[] inTwenty = {10, 5, 2, 3};
        return Math.max(1, inhabitants * inTwenty[kind] / 20);
    }

    private static Doc nature(String behavior) {
        Doc.Builder nature = Doc.object().put("max_hp", "2d6+6").put("damage", "1d3");
        if (!behavior.isEmpty()) {
            nature.put("behaviors", List.of(behavior));
        }
        return nature.build();
    }

    private static Doc.Builder body(SessionInfo session, long room) {
        return Doc.object()
                .put("kind", "character")
                .put("name", session.name())
                .put("location", room)
                .put("player", session.character())
                .put(
                        "attributes",
                        Doc.object()
                                .put("level", 20)
                                .put("max_hp", 500)
                                .put("damage", "1d6")
                                .put("armor", 50)
                                .build());
    }

    private void put(Store store, Doc.Builder thing) {
        RecordKey key = new RecordKey("thing", "#" + next++);
        changes.add(new RecordChange.Put(new StoredRecord(key, VERSION, thing.build())));
        if (changes.size() >= PUTS_IN_A_TURN) {
            commit(store);
        }
    }

    private void commit(Store store) {
        store.append(new Commit(MODULE, 1, ++commits, Optional.empty(), changes));
        changes.clear();
    }
}
