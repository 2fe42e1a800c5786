package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.world.action.Tell;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;

/** Says something to one player, wherever that is. */
public final class TellCommand implements Command {
    @Override
    public String name() {
        return "tell";
    }

    @Override
    public String usage() {
        return "tell NAME WORDS";
    }

    @Override
    public String help() {
        return "Says something to one player alone, wherever in the game: tell Nova hello. reply answers.";
    }

    @Override
    public void run(Invocation in) {
        if (in.isMuted()) {
            return;
        }
        Optional<Phrase> typed = Phrase.afterFirst(in.argument());
        if (typed.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.one(in.targets().player(typed.get().first()))
                .ifPresent(to -> in.perform(new Tell(to, typed.get().second())));
    }
}
