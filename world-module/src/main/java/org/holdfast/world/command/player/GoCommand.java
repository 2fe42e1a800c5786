package org.holdfast.world.command.player;

import org.holdfast.world.action.Go;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Goes through an exit of any name. */
public final class GoCommand implements Command {
    @Override
    public String name() {
        return "go";
    }

    @Override
    public String usage() {
        return "go EXIT";
    }

    @Override
    public String help() {
        return "Takes you through an exit. Typing the name of the exit alone does the same.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.one(in.targets().exits(in.words())).map(Go::new).ifPresent(in::go);
    }
}
