package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.world.action.Say;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Says something to everybody in the room. */
public final class SayCommand implements Command {
    @Override
    public String name() {
        return "say";
    }

    @Override
    public List<String> aliases() {
        return List.of("'");
    }

    @Override
    public String usage() {
        return "say WORDS";
    }

    @Override
    public String help() {
        return "Says something to everybody in the room. Short: 'WORDS";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        if (!in.isMuted()) {
            in.perform(new Say(in.argument()));
        }
    }
}
