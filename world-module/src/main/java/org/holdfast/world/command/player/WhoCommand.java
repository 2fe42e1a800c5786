package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Lists who is there: names, one a line, and nothing else, because scripts read it. */
public final class WhoCommand implements Command {
    @Override
    public String name() {
        return "who";
    }

    @Override
    public String usage() {
        return "who";
    }

    @Override
    public String help() {
        return "Lists those who are in the game, one a line.";
    }

    @Override
    public void run(Invocation in) {
        in.tell(Text.lines(in.presences().names().stream()
                .map(name -> Text.of("<name>{}</name>", name))
                .toList()));
    }
}
