package org.holdfast.world.command.player;

import org.holdfast.world.action.Remove;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Takes something off. */
public final class RemoveCommand implements Command {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String usage() {
        return "remove THING";
    }

    @Override
    public String help() {
        return "Takes off something that you wear, or lowers a weapon. remove all takes everything off.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.performEach(in.targets().severalWorn(in.words()), Remove::new);
    }
}
