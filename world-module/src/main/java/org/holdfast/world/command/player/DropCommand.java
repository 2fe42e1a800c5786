package org.holdfast.world.command.player;

import org.holdfast.world.action.Drop;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

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
        return "Puts down a thing that you carry, or all of a kind: drop 2.coin, drop all.coin, drop all.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.each(in.targets().severalCarried(in.words())).forEach(thing -> in.perform(new Drop(thing)));
    }
}
