package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/** Lists what the player carries. */
public final class InventoryCommand implements Command {
    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public List<String> aliases() {
        return List.of("i");
    }

    @Override
    public String usage() {
        return "inventory";
    }

    @Override
    public String help() {
        return "Lists what you carry, and your coins. equipment lists what you wear.";
    }

    @Override
    public void run(Invocation in) {
        List<Thing> carried = Worn.carried(in.things(), in.actor());
        List<Text> lines = new ArrayList<>();
        lines.add(
                carried.isEmpty()
                        ? Text.of("You carry nothing.")
                        : Text.of("You carry {}.", Lists.and(LookView.counted(carried))));
        long coins = Purse.of(in.actor());
        if (coins > 0) {
            lines.add(Text.of("You have {}.", Purse.words(coins)));
        }
        in.tell(Text.lines(lines));
    }
}
