package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes a room. */
public final class DigCommand implements Command {
    @Override
    public String name() {
        return "@dig";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public String usage() {
        return "@dig NAME";
    }

    @Override
    public String help() {
        return "Makes a room, with no exits yet, in the zone that you are in. @open makes exits, @teleport takes you there.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<String> refusal = Names.refuse(in.words());
        if (refusal.isPresent()) {
            in.tell(Text.of("A name {}", refusal.get()));
            return;
        }
        String zone = in.things().location(in.actor()).map(Thing::zone).orElse("");
        Thing room = in.turn().create(Kind.ROOM, in.words(), zone);
        in.tell(Text.of("<success>Dug {} (<value>{}</value>).</success>", LookView.named(room), room.id()));
    }
}
