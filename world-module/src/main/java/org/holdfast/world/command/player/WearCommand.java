package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.world.action.Wear;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;

/** Puts something on. */
public final class WearCommand implements Command {
    @Override
    public String name() {
        return "wear";
    }

    @Override
    public String usage() {
        return "wear THING";
    }

    @Override
    public String help() {
        return "Puts on something that you carry. equipment shows what you wear, remove takes it off.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        List<Thing> meant = in.each(in.targets().severalUnworn(in.words()));
        List<Thing> wearable = meant.stream()
                .filter(thing -> !Wear.of(thing).slots().isEmpty())
                .toList();
        // Of many, what cannot be worn is passed over; asked for by itself, it says so.
        (wearable.isEmpty() ? meant : wearable).forEach(thing -> in.perform(Wear.of(thing)));
    }
}
