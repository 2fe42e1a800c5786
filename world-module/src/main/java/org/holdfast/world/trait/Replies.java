package org.holdfast.world.trait;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/** Whom a player would answer: {@code replies_to: "a character's lasting id"} on the player's body. */
public final class Replies {
    public static final String REPLIES_TO = "replies_to";

    private Replies() {}

    /** The body of the one who last told the player something. */
    public static Optional<Thing> to(Things things, Thing body) {
        return Values.text(body, REPLIES_TO).flatMap(things::body);
    }

    /** Notes that one player told another something; writes nothing if that was the last one already. */
    public static void note(WorldTurn turn, Thing hearer, Thing speaker) {
        Optional<String> player = speaker.player();
        if (hearer.player().isPresent()
                && player.isPresent()
                && !Values.text(hearer, REPLIES_TO).equals(player)) {
            turn.set(hearer, REPLIES_TO, new Doc.Str(player.get()));
        }
    }
}
