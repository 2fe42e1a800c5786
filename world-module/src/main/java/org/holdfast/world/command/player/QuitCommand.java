package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Ends the session. */
public final class QuitCommand implements Command {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public String usage() {
        return "quit";
    }

    @Override
    public String help() {
        return "Leaves the game. Your character keeps its place and what it carries.";
    }

    @Override
    public void run(Invocation in) {
        in.close(Text.of(
                "Goodbye, <name>{}</name>. The tide is out; mind the steps.",
                in.actor().name()));
    }
}
