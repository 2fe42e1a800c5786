package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.world.action.Whisper;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;

/** Says something to somebody here so that others do not hear it. */
public final class WhisperCommand implements Command {
    @Override
    public String name() {
        return "whisper";
    }

    @Override
    public String usage() {
        return "whisper NAME WORDS";
    }

    @Override
    public String help() {
        return "Says something to somebody who is here; others see that you whisper, and hear nothing.";
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
        in.one(in.targets().someone(typed.get().first()))
                .ifPresent(to -> in.perform(new Whisper(to, typed.get().second())));
    }
}
