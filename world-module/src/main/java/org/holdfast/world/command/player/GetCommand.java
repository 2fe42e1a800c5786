package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.world.action.Take;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Picks up an item. */
public final class GetCommand implements Command {
    @Override
    public String name() {
        return "get";
    }

    @Override
    public List<String> aliases() {
        return List.of("take");
    }

    @Override
    public String usage() {
        return "get THING";
    }

    @Override
    public String help() {
        return "Picks up a thing that lies here, or all of a kind: get 2.coin, get all.coin, get all.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.each(in.targets().severalInRoom(in.words())).forEach(thing -> in.perform(new Take(thing)));
    }
}
