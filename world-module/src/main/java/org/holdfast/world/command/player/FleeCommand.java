package org.holdfast.world.command.player;

import org.holdfast.world.action.Flee;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Runs from a fight. */
public final class FleeCommand implements Command {
    @Override
    public String name() {
        return "flee";
    }

    @Override
    public String usage() {
        return "flee";
    }

    @Override
    public String help() {
        return "Runs from a fight, through whichever exit comes first. See wimpy, for doing so in time.";
    }

    @Override
    public void run(Invocation in) {
        in.perform(new Flee());
    }
}
