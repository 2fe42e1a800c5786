package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Describes a thing. */
public final class DescribeCommand implements Command {
    @Override
    public String name() {
        return "@describe";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public String usage() {
        return "@describe THING=TEXT";
    }

    @Override
    public String help() {
        return "Sets what is seen by those who look at a thing, or at a room: @describe here=A bare room.";
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        if (typed.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Thing> target = in.one(in.targets().anywhere(typed.get().target()));
        if (target.isEmpty() || !in.mayChange(target.get())) {
            return;
        }
        in.turn().describe(target.get(), typed.get().value());
        in.tell(Text.of("<success>Described {}.</success>", LookView.named(target.get())));
    }
}
