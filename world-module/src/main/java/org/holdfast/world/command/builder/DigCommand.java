package org.holdfast.world.command.builder;

import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes a room. */
public final class DigCommand extends Building {
    public DigCommand() {
        super(
                "@dig",
                "@dig NAME",
                "Makes a room, with no exits yet, in the zone that you are in. @open makes exits, @teleport takes you there.");
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        String zone = zoneHere(in);
        if (!isName(in, in.words()) || !in.mayBuildIn(zone)) {
            return;
        }
        Thing room = in.turn().create(Kind.ROOM, in.words(), zone);
        in.tell(Text.of("<success>Dug {} (<value>{}</value>).</success>", LookView.named(room), room.id()));
    }
}
