package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.world.action.Attack;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Begins a fight. */
public final class KillCommand implements Command {
    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<String> aliases() {
        return List.of("k", "attack");
    }

    @Override
    public String usage() {
        return "kill CHARACTER";
    }

    @Override
    public String help() {
        return "Begins a fight with somebody who is here, or turns to another opponent. Blows follow every two seconds,"
                + " until one of you is dead or runs: see flee. Ask consider first.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.one(in.targets().characters(in.words())).map(Attack::new).ifPresent(in::perform);
    }
}
