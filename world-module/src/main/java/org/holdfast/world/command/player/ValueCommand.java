package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.action.Sell;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.view.LookView;

/** Tells what a shop gives for something. */
public final class ValueCommand implements Command {
    @Override
    public String name() {
        return "value";
    }

    @Override
    public String usage() {
        return "value THING";
    }

    @Override
    public String help() {
        return "Tells what you would get for something that you carry in the shop that you are in.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Shops.here(in)
                .ifPresent(shop -> in.one(in.targets().carried(in.words()))
                        .ifPresent(item -> in.tell(Sell.unwanted(in.stage(), in.actor(), shop, item)
                                .orElseGet(() -> Text.of(
                                        "{} would give you {} for {}.",
                                        LookView.beginning(shop.keeper()),
                                        Purse.words(shop.sellingPrice(item)),
                                        LookView.named(item))))));
    }
}
