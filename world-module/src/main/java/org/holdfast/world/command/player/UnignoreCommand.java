package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Ignored;
import org.holdfast.world.view.LookView;

/** Listens to a player again. */
public final class UnignoreCommand implements Command {
    @Override
    public String name() {
        return "unignore";
    }

    @Override
    public String usage() {
        return "unignore NAME";
    }

    @Override
    public String help() {
        return "Listens to a player again whom you ignore. ignore lists them.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        List<Thing> ignored = Ignored.by(in.actor()).stream()
                .flatMap(player -> in.things().body(player).stream())
                .toList();
        in.one(in.targets().among(ignored, in.words(), Text.of("You ignore no \"{}\".", in.words())))
                .filter(other -> Ignored.ignores(in.actor(), other))
                .ifPresent(other -> {
                    Ignored.set(in.turn(), in.actor(), other, false);
                    in.tell(Text.of("<success>You listen to {} again.</success>", LookView.named(other)));
                });
    }
}
