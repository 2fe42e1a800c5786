package org.holdfast.world.trait;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/**
 * Whose words a player does not want: {@code ignored: ["a character's lasting id"]} on the player's body. The world's own
 * people cannot be ignored; they have nothing else to say it with.
 */
public final class Ignored {
    public static final String IGNORED = "ignored";

    /** Bounds a body's record. */
    public static final int MAX = 100;

    private Ignored() {}

    /** The lasting ids of those whom a player ignores. */
    public static List<String> by(Thing body) {
        return Values.texts(body, IGNORED);
    }

    public static boolean ignores(Thing body, Thing speaker) {
        return speaker.player().isPresent()
                && body.ownAttributes().containsKey(IGNORED)
                && by(body).contains(speaker.player().get());
    }

    /** Notes that a player ignores another from now on, or no longer; both are bodies of players. */
    public static void set(WorldTurn turn, Thing body, Thing other, boolean ignored) {
        Optional<String> player = other.player();
        List<String> players = new ArrayList<>(by(body));
        player.ifPresent(players::remove);
        if (ignored) {
            player.ifPresent(players::add);
        }
        if (players.isEmpty()) {
            turn.unset(body, IGNORED);
        } else {
            turn.set(
                    body,
                    IGNORED,
                    new Doc.Arr(players.stream().<Doc>map(Doc.Str::new).toList()));
        }
    }
}
