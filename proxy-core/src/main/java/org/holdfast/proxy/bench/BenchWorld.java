package org.holdfast.proxy.bench;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Store;

/**
 * Records of a world of a given size, in the first form that the game's records ever had, which every later game
 * understands: rooms, ten things to each, and a body for each session, so that players stand apart from each other.
 */
final class BenchWorld {
    private static final String MODULE = "world";
    private static final int THINGS_IN_A_ROOM = 10;
    private static final int PUTS_IN_A_TURN = 1_000;
    private static final String DESCRIPTION = "It is like all the others here, only that it is this one. ".repeat(2);

    private final int rooms;
    private final int objects;
    private final int crowd;
    private final List<SessionInfo> sessions;

    /** @param sessions how many players; their bodies are among the objects */
    BenchWorld(int objects, int sessions) {
        this(
                objects,
                0,
                IntStream.range(0, sessions)
                        .mapToObj(i -> player("bench-" + i, "Bench" + i))
                        .toList());
    }

    /**
     * @param crowd how many of the players stand together in the first room
     * @param sessions the players; their bodies are among the objects
     */
    BenchWorld(int objects, int crowd, List<SessionInfo> sessions) {
        this.rooms = Math.max(1, objects / THINGS_IN_A_ROOM);
        this.objects = Math.max(objects, rooms + sessions.size());
        this.crowd = crowd;
        this.sessions = List.copyOf(sessions);
    }

    static SessionInfo player(String character, String name) {
        return new SessionInfo(
                SessionId.random(), character, character, name, Set.of(Permissions.BUILD), ClientInfo.UNKNOWN, 1);
    }

    List<SessionInfo> sessions() {
        return sessions;
    }

    /** Puts all of it into an empty store, and waits until it is on disk. */
    void fill(Store store) {
        List<RecordChange> changes = new ArrayList<>();
        Doc.Obj globals =
                Doc.object().put("next", objects + 1L).put("start", 1L).build();
        changes.add(put(new RecordKey(MODULE, "globals"), globals));
        for (int id = 1; id <= objects; id++) {
            changes.add(put(new RecordKey("thing", "#" + id), thing(id)));
            if (changes.size() >= PUTS_IN_A_TURN || id == objects) {
                store.append(new Commit(MODULE, 1, id, Optional.empty(), changes));
                changes.clear();
            }
        }
        store.checkpoint().toCompletableFuture().join();
    }

    private Doc.Obj thing(int id) {
        int place = 1 + id % rooms;
        int body = id - rooms - 1;
        if (id <= rooms) {
            return Doc.object()
                    .put("kind", "room")
                    .put("name", "Room " + id)
                    .put("description", DESCRIPTION)
                    .build();
        }
        if (body < sessions.size()) {
            SessionInfo session = sessions.get(body);
            return Doc.object()
                    .put("kind", "character")
                    .put("name", session.name())
                    .put("location", body < crowd ? 1 : place)
                    .put("player", session.character())
                    .build();
        }
        return Doc.object()
                .put("kind", "item")
                .put("name", "thing " + id)
                .put("description", DESCRIPTION)
                .put("location", place)
                .put("attributes", Doc.object().put("counter", id).build())
                .build();
    }

    private static RecordChange put(RecordKey key, Doc.Obj doc) {
        return new RecordChange.Put(new StoredRecord(key, 1, doc));
    }

    /** No areas, no help: everything is in the records. */
    static final class NoContent implements AuthoredContent {
        @Override
        public List<String> list(String folder) {
            return List.of();
        }

        @Override
        public String read(String path) throws IOException {
            throw new NoSuchFileException(path);
        }
    }
}
