package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Lists the commands that the player may use. */
public final class CommandsCommand implements Command {
    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String usage() {
        return "commands";
    }

    @Override
    public String help() {
        return "Lists the commands that you can use.";
    }

    @Override
    public void run(Invocation in) {
        in.tell(Text.of(
                "<label>Commands:</label> {}",
                Text.join(
                        ", ",
                        in.commands().allowed(in.session()).stream()
                                .map(command -> Text.of("<command>{}</command>", command.name()))
                                .toList())));
    }
}
