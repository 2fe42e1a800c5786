package org.holdfast.world.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * The sessions that are in the world. Owned by the generation's thread.
 *
 * <p>A character is found by its lasting id, not by its name, so a body can be renamed, reverted or made anew without
 * losing its player.
 */
public final class Presences {
    private final Map<SessionId, SessionInfo> sessions = new HashMap<>();
    private final Map<SessionId, String> lastLines = new HashMap<>();

    /** Sorted, so that what is told to all is told in the same order by every generation. */
    private final Map<String, List<SessionInfo>> byCharacter = new TreeMap<>();

    /** A session is there, or something about it has changed. */
    public void put(SessionInfo session) {
        takeOut(session.id());
        sessions.put(session.id(), session);
        byCharacter
                .computeIfAbsent(session.character(), any -> new ArrayList<>(1))
                .add(session);
    }

    /** A session has ended; what was last known of it, unless it was unknown. */
    public Optional<SessionInfo> remove(SessionId id) {
        lastLines.remove(id);
        return takeOut(id);
    }

    private Optional<SessionInfo> takeOut(SessionId id) {
        SessionInfo session = sessions.remove(id);
        if (session == null) {
            return Optional.empty();
        }
        byCharacter.computeIfPresent(session.character(), (character, playing) -> {
            playing.remove(session);
            return playing.isEmpty() ? null : playing;
        });
        return Optional.of(session);
    }

    public Optional<SessionInfo> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /**
     * Remembers what a player typed. Presence like all else here, and no record: to write each line to disk for the one
     * who says "again" would make everybody wait. So it does not survive a reload.
     */
    public void typed(SessionId id, String line) {
        lastLines.put(id, line);
    }

    /** What a player typed last, unless that was before the last reload. */
    public Optional<String> lastLine(SessionId id) {
        return Optional.ofNullable(lastLines.get(id));
    }

    /** The sessions that play this character; normally one. */
    public List<SessionInfo> playing(String character) {
        return List.copyOf(byCharacter.getOrDefault(character, List.of()));
    }

    /** The sessions that perceive what happens around this thing: none for what is nobody's body. */
    public List<SessionInfo> playing(Thing body) {
        return body.player().map(this::playing).orElse(List.of());
    }

    /** The bodies of those who are there, in the order of their lasting ids. */
    public Stream<Thing> players(Things things) {
        return byCharacter.keySet().stream().flatMap(character -> things.body(character).stream());
    }

    /** Whether it is there to be seen. The body of a player who is away is not. */
    public boolean isThere(Thing thing) {
        return !thing.is(Kind.CHARACTER)
                || thing.player().isEmpty()
                || !playing(thing).isEmpty();
    }

    /** All sessions, in no order. */
    public Collection<SessionInfo> all() {
        return Collections.unmodifiableCollection(sessions.values());
    }

    /** The names of those present, sorted, each once. */
    public List<String> names() {
        List<String> names = new ArrayList<>(
                sessions.values().stream().map(SessionInfo::name).distinct().toList());
        Collections.sort(names, String.CASE_INSENSITIVE_ORDER);
        return names;
    }
}
