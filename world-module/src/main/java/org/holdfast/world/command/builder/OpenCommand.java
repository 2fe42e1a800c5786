package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes an exit. */
public final class OpenCommand extends Building {
    public OpenCommand() {
        super(
                "@open",
                "@open EXIT=ROOM",
                "Makes an exit from here to a room, one way: @open north=#12. Or the way back as well: @open north=#12, south.");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        if (typed.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Thing> here = in.things().location(in.actor());
        if (here.isEmpty()) {
            in.tell(Text.of("You are in no room that could have an exit."));
            return;
        }
        int comma = typed.get().value().lastIndexOf(',');
        String room = comma < 0
                ? typed.get().value()
                : typed.get().value().substring(0, comma).strip();
        Optional<String> back = comma < 0
                ? Optional.empty()
                : Optional.of(typed.get().value().substring(comma + 1).strip());
        Optional<Thing> to = in.mayChange(here.get()) ? in.one(in.targets().anywhere(room)) : Optional.empty();
        if (to.isEmpty() || (back.isPresent() && !in.mayChange(to.get()))) {
            return;
        }
        if (!to.get().is(Kind.ROOM)) {
            in.tell(Text.of("Exits lead to rooms, and {} is none.", LookView.named(to.get())));
        } else if (isFree(in, typed.get().target(), here.get())
                && (back.isEmpty() || isFree(in, back.get(), to.get()))) {
            open(in, typed.get().target(), here.get(), to.get());
            back.ifPresent(name -> open(in, name, to.get(), here.get()));
        }
    }

    private static String nameOf(String typed) {
        return Direction.find(typed).map(Direction::word).orElse(typed);
    }

    private static boolean isFree(Invocation in, String typed, Thing room) {
        String name = nameOf(typed);
        if (!isName(in, name)) {
            return false;
        }
        boolean taken = in.things().contents(room, Kind.EXIT).stream().anyMatch(exit -> Names.matchExactly(exit, name));
        if (taken) {
            in.tell(
                    room.id()
                                    .equals(in.things()
                                            .location(in.actor())
                                            .map(Thing::id)
                                            .orElse(room.id()))
                            ? Text.of("There is an exit \"<exit>{}</exit>\" here already.", name)
                            : Text.of("There is an exit \"<exit>{}</exit>\" there already.", name));
        }
        return !taken;
    }

    private static void open(Invocation in, String typed, Thing here, Thing to) {
        Thing exit = in.turn().create(Kind.EXIT, nameOf(typed), here.zone());
        in.turn().lead(exit, to);
        in.turn().move(exit, here);
        in.tell(Text.of(
                "<success>Opened {} (<value>{}</value>) from {} to {}.</success>",
                LookView.named(exit),
                exit.id(),
                LookView.named(here),
                LookView.named(to)));
    }
}
