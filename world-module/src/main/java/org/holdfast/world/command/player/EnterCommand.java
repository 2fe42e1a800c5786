package org.holdfast.world.command.player;

import org.holdfast.world.action.Enter;
import org.holdfast.world.action.Go;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;

/** Goes into something that stands here, or through an exit. */
public final class EnterCommand implements Command {
    @Override
    public String name() {
        return "enter";
    }

    @Override
    public String usage() {
        return "enter THING";
    }

    @Override
    public String help() {
        return "Goes into something that one can be in, such as a boat, or through an exit of that name. leave brings you out.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.one(in.targets().near(in.words()))
                .ifPresent(thing -> in.go(thing.is(Kind.EXIT) ? new Go(thing) : new Enter(thing)));
    }
}
