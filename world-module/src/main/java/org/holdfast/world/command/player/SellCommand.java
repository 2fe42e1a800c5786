package org.holdfast.world.command.player;

import org.holdfast.world.action.Sell;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Sells something in a shop. */
public final class SellCommand implements Command {
    @Override
    public String name() {
        return "sell";
    }

    @Override
    public String usage() {
        return "sell THING";
    }

    @Override
    public String help() {
        return "Sells something that you carry in the shop that you are in; value tells what you would get.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Shops.here(in)
                .ifPresent(
                        shop -> in.performEach(in.targets().severalUnworn(in.words()), item -> new Sell(shop, item)));
    }
}
