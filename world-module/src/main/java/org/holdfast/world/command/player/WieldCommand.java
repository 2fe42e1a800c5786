package org.holdfast.world.command.player;

import org.holdfast.world.action.Wear;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Takes a weapon to hand. */
public final class WieldCommand implements Command {
    @Override
    public String name() {
        return "wield";
    }

    @Override
    public String usage() {
        return "wield THING";
    }

    @Override
    public String help() {
        return "Takes a weapon that you carry to hand, to fight with. remove lowers it.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.performEach(in.targets().severalUnworn(in.words()), Wear::wield);
    }
}
