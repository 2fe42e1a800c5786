package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.world.action.Operate;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;
import org.holdfast.world.command.Targets;
import org.holdfast.world.event.Event.Verb;

/** Opens, closes, locks or unlocks. There is one of these for each. */
public final class OperateCommand implements Command {
    private final Verb verb;

    public OperateCommand(Verb verb) {
        this.verb = verb;
    }

    @Override
    public String name() {
        return verb.word();
    }

    @Override
    public String usage() {
        return takesKey() ? verb.word() + " THING [with KEY]" : verb.word() + " THING";
    }

    @Override
    public String help() {
        return switch (verb) {
            case OPEN -> "Opens a door or a container: open gate, open north, open chest.";
            case CLOSE -> "Closes a door or a container.";
            case LOCK -> "Locks a door or a container, if you carry the key that fits.";
            case UNLOCK -> "Unlocks a door or a container, if you carry the key that fits. Then open it.";
        };
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Targets.Search whole = in.targets().openable(in.words());
        Optional<Phrase> withKey = Phrase.split(in.words(), "with");
        if (whole.found().isPresent() || !takesKey() || withKey.isEmpty()) {
            in.one(whole).ifPresent(thing -> in.perform(new Operate(thing, verb)));
            return;
        }
        // Which key is no question: what fits is found. Only somebody who names one has to have it.
        in.one(in.targets().openable(withKey.get().first()))
                .filter(thing ->
                        in.one(in.targets().carried(withKey.get().second())).isPresent())
                .ifPresent(thing -> in.perform(new Operate(thing, verb)));
    }

    private boolean takesKey() {
        return verb == Verb.LOCK || verb == Verb.UNLOCK;
    }
}
