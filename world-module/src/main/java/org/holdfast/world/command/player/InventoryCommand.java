package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
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
        return "Lists what you carry.";
    }

    @Override
    public void run(Invocation in) {
        List<Thing> carried = in.things().contents(in.actor(), Kind.ITEM);
        in.tell(
                carried.isEmpty()
                        ? Text.of("You carry nothing.")
                        : Text.of("You carry {}.", Lists.and(LookView.names(carried))));
    }
}
