package org.holdfast.world.command.player;

import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.world.action.Give;
import org.holdfast.world.action.Pay;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;
import org.holdfast.world.command.Targets;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;

/** Gives something, or coins, to somebody. */
public final class GiveCommand implements Command {
    @Override
    public String name() {
        return "give";
    }

    @Override
    public String usage() {
        return "give THING to SOMEBODY";
    }

    @Override
    public String help() {
        return "Gives what you carry to somebody who is here: give lamp to Nova, give 10 gold to clerk.";
    }

    @Override
    public void run(Invocation in) {
        Optional<Phrase> typed = Phrase.split(in.words(), "to");
        if (typed.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Thing> to = in.one(in.targets().someone(typed.get().second()));
        OptionalLong coins = Phrase.coins(typed.get().first(), Purse.of(in.actor()));
        if (to.isPresent() && coins.isPresent()) {
            in.perform(new Pay(coins.getAsLong(), to.get()));
        } else if (to.isPresent()) {
            Targets.Several things = in.targets().severalUnworn(typed.get().first());
            if (things.found().isEmpty() && Phrase.isUncountedCoins(typed.get().first())) {
                in.tell(Coins.howMany(
                        in.actor(), "give 10 gold to " + typed.get().second()));
            } else {
                in.performEach(things, item -> new Give(item, to.get()));
            }
        }
    }
}
