package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.action.Teleport;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Takes the player, or something else, to a room. */
public final class TeleportCommand extends Building {
    public TeleportCommand() {
        super(
                "@teleport",
                "@teleport [THING=]ROOM",
                "Takes you, or a thing, to a room: @teleport #12, @teleport Nova, @teleport lamp=here.");
    }

    /** It sees to that itself: where a builder goes about is no building. */
    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Assignment> typed = Assignment.parse(in.words());
        String where = typed.map(Assignment::value).orElse(in.words());
        Optional<Thing> who =
                typed.isPresent() ? in.one(in.targets().anywhere(typed.get().target())) : Optional.of(in.actor());
        Optional<Thing> to =
                who.isEmpty() ? Optional.empty() : in.one(in.targets().anywhere(where));
        if (who.isEmpty() || to.isEmpty() || !in.mayChange(who.get())) {
            return;
        }
        Thing room = roomOf(in, to.get());
        if (who.get().id().equals(in.actor().id())) {
            teleport(in, who.get(), room);
        } else {
            in.undoable("@teleport " + in.words(), () -> teleport(in, who.get(), room));
        }
    }

    /** A character stands for the room that it is in. */
    private static Thing roomOf(Invocation in, Thing to) {
        return to.is(Kind.CHARACTER) ? in.things().location(to).orElse(to) : to;
    }

    private static void teleport(Invocation in, Thing who, Thing room) {
        if (!in.perform(who, new Teleport(room))) {
            return;
        }
        in.tell(who, in.view().around(who));
        if (!who.id().equals(in.actor().id())) {
            in.tell(Text.of("<success>Teleported {} to {}.</success>", LookView.named(who), LookView.named(room)));
        }
    }
}
