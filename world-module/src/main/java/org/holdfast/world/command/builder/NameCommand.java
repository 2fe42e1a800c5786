package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Gives a thing another name. */
public final class NameCommand extends Building {
    public NameCommand() {
        super(
                "@name",
                "@name THING=NAME",
                "Calls a thing by another name: @name here=The Hall. Characters of players keep theirs.");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = assignment(in);
        typed.flatMap(naming -> changeable(in, naming.target()))
                .ifPresent(thing -> name(in, thing, typed.get().value()));
    }

    private static void name(Invocation in, Thing thing, String name) {
        if (thing.player().isPresent()) {
            in.tell(Text.of("{} is called as the account says.", LookView.named(thing)));
        } else if (isName(in, name)) {
            Text before = LookView.named(thing);
            in.turn().rename(thing, name);
            in.tell(Text.of("<success>{} is {} now.</success>", before, LookView.named(thing)));
        }
    }
}
