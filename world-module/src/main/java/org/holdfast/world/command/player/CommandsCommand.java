package org.holdfast.world.command.player;

import java.util.List;
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
        return "Lists the commands that you can use, and those that only this place offers.";
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
        List<String> here = in.offeredHere();
        if (!here.isEmpty()) {
            in.tell(Text.of(
                    "<label>Here:</label> {}",
                    Text.join(
                            ", ",
                            here.stream()
                                    .map(word -> Text.of("<command>{}</command>", word))
                                    .toList())));
        }
    }
}
