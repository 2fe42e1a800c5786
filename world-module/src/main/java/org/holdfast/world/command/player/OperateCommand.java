package org.holdfast.world.command.player;

import org.holdfast.world.action.Operate;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
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
        return verb.word() + " THING";
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
        in.one(in.targets().openable(in.words())).ifPresent(thing -> in.perform(new Operate(thing, verb)));
    }
}
