package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;

/** What is answered to coins that nobody counted: {@code drop gold}. */
final class Coins {
    private Coins() {}

    /**
     * Asks how many.
     *
     * @param example how it is typed with a number; may be what a player typed
     */
    static Text howMany(Thing owner, String example) {
        long has = Purse.of(owner);
        return has == 0
                ? Text.of("You have no coins.")
                : Text.of(
                        "How many? You have {}; type <command>{}</command>, with a number or <value>all</value>.",
                        Purse.words(has),
                        example);
    }
}
