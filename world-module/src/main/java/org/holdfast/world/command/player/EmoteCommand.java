package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.world.action.Emote;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Shows the player doing something. */
public final class EmoteCommand implements Command {
    @Override
    public String name() {
        return "emote";
    }

    @Override
    public List<String> aliases() {
        return List.of(":");
    }

    @Override
    public String usage() {
        return "emote WORDS";
    }

    @Override
    public String help() {
        return "Shows everybody in the room what you do: emote waits, or emote 's hat is wet. Short: :waits.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        if (!in.isMuted()) {
            in.perform(new Emote(in.argument()));
        }
    }
}
