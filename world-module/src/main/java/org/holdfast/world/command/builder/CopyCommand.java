package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes a thing like another. */
public final class CopyCommand extends Building {
    public CopyCommand() {
        super(
                "@copy",
                "@copy THING[=NAME]",
                "Makes a thing like another, without what is in it, and under a name of its own if you give one: @copy lamp, @copy here=The Other Hall. A room is a room without exits; an item is carried by you.");
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Assignment> typed = Assignment.parse(in.words());
        String words = typed.map(Assignment::target).orElse(in.words());
        in.one(in.targets().anywhere(words)).ifPresent(thing -> copy(in, thing, typed.map(Assignment::value)));
    }

    private static void copy(Invocation in, Thing thing, Optional<String> name) {
        if (thing.player().isPresent() || thing.is(Kind.EXIT) || thing.is(Kind.ZONE)) {
            in.tell(Text.of(
                    "Rooms, items and characters that are no player's can be copied, and {} is neither.",
                    LookView.named(thing)));
            return;
        }
        if ((name.isPresent() && !isName(in, name.get())) || !in.mayBuildIn(zoneHere(in))) {
            return;
        }
        Thing copy = in.turn().copy(thing, zoneHere(in));
        name.ifPresent(given -> in.turn().rename(copy, given));
        if (copy.is(Kind.ITEM) && !copy.isPrototype()) {
            in.turn().move(copy, in.actor());
        } else if (copy.is(Kind.CHARACTER) && !copy.isPrototype()) {
            in.things().location(in.actor()).ifPresent(here -> in.turn().move(copy, here));
        }
        in.tell(Text.of(
                "<success>Copied {} as {} (<value>{}</value>).</success>",
                LookView.named(thing),
                LookView.named(copy),
                copy.id()));
    }
}
