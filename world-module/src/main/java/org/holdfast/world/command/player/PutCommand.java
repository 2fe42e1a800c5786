package org.holdfast.world.command.player;

import java.util.List;
import java.util.Optional;
import org.holdfast.world.action.Put;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;
import org.holdfast.world.thing.Thing;

/** Puts something into a container. */
public final class PutCommand implements Command {
    @Override
    public String name() {
        return "put";
    }

    @Override
    public String usage() {
        return "put THING in CONTAINER";
    }

    @Override
    public String help() {
        return "Puts what you carry into a container: put coin in chest, put all in sack.";
    }

    @Override
    public void run(Invocation in) {
        Optional<Phrase> typed = Phrase.split(in.words(), "in", "into");
        if (typed.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Thing> container = in.one(in.targets().near(typed.get().second()));
        container.ifPresent(into -> {
            List<Thing> meant = in.each(in.targets().severalUnworn(typed.get().first()));
            List<Thing> others =
                    meant.stream().filter(item -> !item.equals(into)).toList();
            // Of many, the container itself is passed over.
            (others.isEmpty() ? meant : others).forEach(item -> in.perform(new Put(item, into)));
        });
    }
}
