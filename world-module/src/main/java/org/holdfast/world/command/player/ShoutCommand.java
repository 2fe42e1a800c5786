package org.holdfast.world.command.player;

import org.holdfast.world.action.Shout;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Says something that is heard far and wide. */
public final class ShoutCommand implements Command {
    @Override
    public String name() {
        return "shout";
    }

    @Override
    public String usage() {
        return "shout WORDS";
    }

    @Override
    public String help() {
        return "Says something that is heard in the whole zone.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        if (in.isMuted()) {
            return;
        }
        in.perform(new Shout(in.argument()));
    }
}
