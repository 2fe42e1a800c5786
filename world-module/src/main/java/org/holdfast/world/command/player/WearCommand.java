package org.holdfast.world.command.player;

import org.holdfast.world.action.Wear;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Puts something on. */
public final class WearCommand implements Command {
    @Override
    public String name() {
        return "wear";
    }

    @Override
    public String usage() {
        return "wear THING";
    }

    @Override
    public String help() {
        return "Puts on something that you carry. equipment shows what you wear, remove takes it off.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.performEach(in.targets().severalUnworn(in.words()), Wear::of);
    }
}
