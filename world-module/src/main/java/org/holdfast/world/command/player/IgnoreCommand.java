package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Ignored;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/** Ignores a player, or tells who is ignored. */
public final class IgnoreCommand implements Command {
    @Override
    public String name() {
        return "ignore";
    }

    @Override
    public String usage() {
        return "ignore [NAME]";
    }

    @Override
    public String help() {
        return "Spares you whatever a player says. Alone, it lists whom you ignore; unignore listens to them again.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            list(in);
            return;
        }
        in.one(in.targets().player(in.words())).ifPresent(other -> ignore(in, other));
    }

    private static void list(Invocation in) {
        List<Thing> ignored = Ignored.by(in.actor()).stream()
                .flatMap(player -> in.things().body(player).stream())
                .toList();
        in.tell(
                ignored.isEmpty()
                        ? Text.of("You ignore nobody.")
                        : Text.of("You ignore {}.", Lists.and(LookView.names(ignored))));
    }

    private static void ignore(Invocation in, Thing other) {
        if (other.equals(in.actor())) {
            in.tell(Text.of("You cannot ignore yourself."));
        } else if (other.player().isEmpty()) {
            in.tell(Text.of("{} is no player; only players can be ignored.", LookView.beginning(other)));
        } else if (Ignored.ignores(in.actor(), other)) {
            in.tell(Text.of("You ignore {} already.", LookView.named(other)));
        } else if (Ignored.by(in.actor()).size() >= Ignored.MAX) {
            in.tell(Text.of("You ignore {} players, and nobody ignores more.", Ignored.MAX));
        } else {
            Ignored.set(in.turn(), in.actor(), other, true);
            in.tell(Text.of("<success>You ignore {} from now on.</success>", LookView.named(other)));
        }
    }
}
