package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Targets;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes an exit lead to a room. */
public final class LinkCommand extends Building {
    public LinkCommand() {
        super("@link", "@link EXIT=ROOM", "Makes an exit that is there already lead to a room: @link north=#12.");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = assignment(in);
        if (typed.isEmpty()) {
            return;
        }
        String name = typed.get().target();
        boolean isNumber = name.startsWith("#");
        Targets.Search search =
                isNumber ? in.targets().anywhere(name) : in.targets().exits(name);
        Optional<Thing> exit = in.one(search);
        if (exit.isEmpty() && !isNumber) {
            in.tell(Text.of("<command>@open</command> makes a way that is not there yet."));
        }
        if (exit.filter(in::mayChange).isEmpty()) {
            return;
        }
        if (!exit.get().is(Kind.EXIT)) {
            in.tell(Text.of("Only exits lead somewhere, and {} is none.", LookView.named(exit.get())));
            return;
        }
        in.one(in.targets().anywhere(typed.get().value())).ifPresent(room -> link(in, exit.get(), room));
    }

    private static void link(Invocation in, Thing exit, Thing room) {
        if (!room.is(Kind.ROOM)) {
            in.tell(Text.of("Exits lead to rooms, and {} is none.", LookView.named(room)));
        } else {
            in.turn().lead(exit, room);
            in.tell(Text.of("<success>{} leads to {}.</success>", LookView.named(exit), LookView.named(room)));
        }
    }
}
