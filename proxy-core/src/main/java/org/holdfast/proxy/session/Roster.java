package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, and who plays what. Usable on any thread.
 *
 * <p>There is at most one session of a character: that one begins, and that it has ended and the module is told so, are
 * decided under one lock, so that a module sees the end of one before the beginning of the next.
 */
final class Roster {
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<SessionId, Session> byId = new ConcurrentHashMap<>();
    private final Map<String, Session> byCharacter = new HashMap<>();
    private final Object lock = new Object();

    /** What whoever comes now is told; guarded by the lock. */
    private @Nullable Text ending;

    void connected(Connection connection) {
        connections.add(connection);
    }

    void disconnected(Connection connection) {
        synchronized (lock) {
            connections.remove(connection);
            lock.notifyAll();
        }
    }

    Set<Connection> connections() {
        return connections;
    }

    Collection<Session> sessions() {
        return byId.values();
    }

    @Nullable
    Session find(SessionId id) {
        return byId.get(id);
    }

    /** Those who play, by name. */
    List<Session> byName() {
        return byId.values().stream()
                .sorted(Comparator.comparing(session -> session.character().name()))
                .toList();
    }

    /** The session of a character's name, whatever its case. */
    Optional<Session> named(String name) {
        return byId.values().stream()
                .filter(session -> session.character().name().equalsIgnoreCase(name))
                .findAny();
    }

    /** None begins from now on. */
    void end(Text goodbye) {
        synchronized (lock) {
            ending = goodbye;
        }
    }

    /** Enters a session, unless there is one of its character, or none may begin any more. */
    Entry enter(Session begun) {
        synchronized (lock) {
            if (ending != null) {
                return new Entry(begun, ending);
            }
            Session present = byCharacter.putIfAbsent(begun.character().id(), begun);
            if (present == null) {
                byId.put(begun.id(), begun);
            }
            return new Entry(present == null ? begun : present, null);
        }
    }

    /**
     * What came of entering.
     *
     * @param session the one that there is now of the character
     * @param goodbye why there is none
     */
    record Entry(Session session, @Nullable Text goodbye) {}

    /** Takes a session off, and says so before another can begin. */
    void leave(Session session, Runnable saySo) {
        synchronized (lock) {
            byId.remove(session.id());
            byCharacter.remove(session.character().id());
            saySo.run();
            lock.notifyAll();
        }
    }

    /** Waits until no connection and no session is left; whether that came within the time. */
    boolean awaitNobody(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        synchronized (lock) {
            long left = end - System.nanoTime();
            while (isAnybody() && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
                left = end - System.nanoTime();
            }
            return !isAnybody();
        }
    }

    private boolean isAnybody() {
        return !connections.isEmpty() || !byId.isEmpty();
    }
}
