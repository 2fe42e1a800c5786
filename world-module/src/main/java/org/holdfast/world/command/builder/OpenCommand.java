package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes an exit. */
public final class OpenCommand implements Command {
    @Override
    public String name() {
        return "@open";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public String usage() {
        return "@open EXIT=ROOM";
    }

    @Override
    public String help() {
        return "Makes an exit from here to a room, one way: @open north=#12. For the way back, open one from there.";
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
        String typedName = typed.get().target();
        String name = Direction.find(typedName).map(Direction::word).orElse(typedName);
        Optional<String> refusal = Names.refuse(name);
        if (refusal.isPresent()) {
            in.tell(Text.of("A name {}", refusal.get()));
        } else if (in.things().contents(here.get(), Kind.EXIT).stream()
                .anyMatch(exit -> Names.matchExactly(exit, name))) {
            in.tell(Text.of("There is an exit \"<exit>{}</exit>\" here already.", name));
        } else {
            in.one(in.targets().anywhere(typed.get().value())).ifPresent(to -> open(in, name, here.get(), to));
        }
    }

    private static void open(Invocation in, String name, Thing here, Thing to) {
        if (!to.is(Kind.ROOM)) {
            in.tell(Text.of("Exits lead to rooms, and {} is none.", LookView.named(to)));
            return;
        }
        Thing exit = in.turn().create(Kind.EXIT, name, here.zone());
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
