package org.holdfast.proxy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.api.SessionId;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.CharacterGone;
import org.holdfast.proxy.account.GoneCharacters;
import org.holdfast.proxy.host.SessionOutput;

/**
 * Tells the world of deleted characters, each when the last session that plays it was closed. What the sessions post passes
 * through, because of the order; what turns say passes through, because a character is crossed off when what the world did
 * is on disk, and not before.
 *
 * <pre>
 *   deleted --(nobody plays it)--> posted --turn is on disk--> crossed off
 *                                  ^  |
 *                                  |  +--turn failed--> waits for the next generation
 *      start of the process, for those that are not crossed off
 * </pre>
 *
 * If a world died of being told it is not told again before the next start: it may be this that no generation survives.
 * A login that had begun before the deletion can still open a session; it is closed at once, and then the world is told
 * again. So is it at the next start, if the process ends before that.
 *
 * <p>Usable on any thread. The lock is held for the time that posting takes, which does not wait.
 */
final class Departures implements SessionOutput {
    private final GoneCharacters gone;
    private final Consumer<ToModule> world;
    private final SessionOutput sessions;

    /** Whom each session plays, from the posting of its opening to that of its closing. */
    private final Map<SessionId, String> played = new HashMap<>();

    /** Those that have been deleted, as far as this process knows. */
    private final Set<String> deleted = new HashSet<>();

    /** How often the world was told of each in messages that have not been handled yet. */
    private final Map<String, Integer> posted = new HashMap<>();

    private final Set<String> failed = new HashSet<>();

    /** @param sessions where what turns say goes on to */
    Departures(GoneCharacters gone, Consumer<ToModule> world, SessionOutput sessions) {
        this.gone = gone;
        this.world = world;
        this.sessions = sessions;
        gone.onGone(this::happened);
    }

    /** Tells the world of those of whom it was not told before the process was started. Called once. */
    void begin() {
        gone.untold().forEach(this::happened);
    }

    private synchronized void happened(String character) {
        deleted.add(character);
        tellUnlessPlayed(character);
    }

    /** What a session says to the world. */
    void post(ToModule message) {
        if (message instanceof ToModule.SessionOpened opened) {
            opened(opened);
        } else if (message instanceof ToModule.SessionClosed closed) {
            closed(closed);
        } else {
            world.accept(message);
        }
    }

    private synchronized void opened(ToModule.SessionOpened message) {
        String character = message.session().character();
        played.put(message.session().id(), character);
        if (deleted.contains(character)) {
            gone.tellAgain(character);
        }
        world.accept(message);
    }

    private synchronized void closed(ToModule.SessionClosed message) {
        world.accept(message);
        String character = played.remove(message.session());
        if (character != null && deleted.contains(character)) {
            tellUnlessPlayed(character);
        }
    }

    private void tellUnlessPlayed(String character) {
        if (!played.containsValue(character)) {
            posted.merge(character, 1, Integer::sum);
            world.accept(new CharacterGone(character));
        }
    }

    @Override
    public void show(ShownTurn turn) {
        if (turn.message().orElse(null) instanceof CharacterGone message) {
            handled(message.character(), turn.ending());
        }
        sessions.show(turn);
    }

    private synchronized void handled(String character, Ending ending) {
        boolean last = posted.merge(character, -1, Integer::sum) <= 0;
        if (last) {
            posted.remove(character);
        }
        if (ending == Ending.FAILED) {
            failed.add(character);
        } else if (ending == Ending.DONE && last && !played.containsValue(character)) {
            failed.remove(character);
            gone.told(character);
        }
    }

    /** A generation serves: it may be able to do what the one before was not. */
    synchronized void live() {
        Set<String> again = Set.copyOf(failed);
        failed.clear();
        again.forEach(this::tellUnlessPlayed);
    }
}
