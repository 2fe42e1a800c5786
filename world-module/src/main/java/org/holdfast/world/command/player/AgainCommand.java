package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Interpreter;
import org.holdfast.world.command.Invocation;

/** Repeats the last line. The interpreter does that; this answers where it stands among other commands. */
public final class AgainCommand implements Command {
    @Override
    public String name() {
        return Interpreter.AGAIN;
    }

    @Override
    public List<String> aliases() {
        return List.of("!");
    }

    @Override
    public String usage() {
        return "again";
    }

    @Override
    public String help() {
        return "Does once more what you typed last. It is a line of its own, and knows nothing from before a reload.";
    }

    @Override
    public void run(Invocation in) {
        in.tell(Text.of("<command>again</command> stands alone on its line."));
    }
}
