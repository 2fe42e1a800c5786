package org.holdfast.world.command.player;

import org.holdfast.world.action.Leave;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Goes out of what the player is in. */
public final class LeaveCommand implements Command {
    @Override
    public String name() {
        return "leave";
    }

    @Override
    public String usage() {
        return "leave";
    }

    @Override
    public String help() {
        return "Goes out of what you are in, such as a boat. To leave a room, take one of its exits; to leave the game, quit.";
    }

    @Override
    public void run(Invocation in) {
        in.go(new Leave());
    }
}
