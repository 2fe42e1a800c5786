package org.holdfast.world.command.player;

import java.util.OptionalLong;
import org.holdfast.world.action.Drop;
import org.holdfast.world.action.DropCoins;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;
import org.holdfast.world.command.Targets;
import org.holdfast.world.trait.Purse;

/** Puts down an item. */
public final class DropCommand implements Command {
    @Override
    public String name() {
        return "drop";
    }

    @Override
    public String usage() {
        return "drop THING";
    }

    @Override
    public String help() {
        return "Puts down a thing that you carry, or all of a kind: drop 2.coin, drop all.coin, drop all;"
                + " or coins: drop 10 gold.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        OptionalLong coins = Phrase.coins(in.words(), Purse.of(in.actor()));
        if (coins.isPresent()) {
            in.perform(new DropCoins(coins.getAsLong()));
            return;
        }
        Targets.Several things = in.targets().severalUnworn(in.words());
        if (things.found().isEmpty() && Phrase.isUncountedCoins(in.words())) {
            in.tell(Coins.howMany(in.actor(), "drop 10 gold"));
        } else {
            in.performEach(things, Drop::new);
        }
    }
}
