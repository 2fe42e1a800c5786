package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.action.Buy;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Buys something in a shop. */
public final class BuyCommand implements Command {
    @Override
    public String name() {
        return "buy";
    }

    @Override
    public String usage() {
        return "buy THING";
    }

    @Override
    public String help() {
        return "Buys something in the shop that you are in. list shows what there is.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Shops.here(in)
                .ifPresent(shop -> in.one(in.targets()
                                .among(
                                        shop.goods(in.things()),
                                        in.words(),
                                        Text.of("There is no \"{}\" for sale here.", in.words())))
                        .ifPresent(item -> in.perform(new Buy(shop, item))));
    }
}
