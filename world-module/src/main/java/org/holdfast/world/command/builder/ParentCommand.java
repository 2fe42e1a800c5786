package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Says what a thing is made after. */
public final class ParentCommand extends Building {
    public ParentCommand() {
        super(
                "@parent",
                "@parent THING=PROTOTYPE",
                "Makes a thing after another: what it does not say of itself, that one says. @parent guard=#40, @parent guard=none.");
    }

    private static final String NONE = "none";

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = assignment(in);
        Optional<Thing> thing = typed.flatMap(making -> changeable(in, making.target()));
        if (thing.isEmpty()) {
            return;
        }
        if (typed.get().value().equalsIgnoreCase(NONE)) {
            in.turn().parent(thing.get(), Optional.empty());
            in.tell(Text.of("<success>{} is made after nothing.</success>", LookView.named(thing.get())));
        } else {
            in.one(in.targets().anywhere(typed.get().value())).ifPresent(parent -> parent(in, thing.get(), parent));
        }
    }

    private static void parent(Invocation in, Thing thing, Thing parent) {
        if (parent.comesFrom(thing.id())) {
            in.tell(Text.of(
                    "{} cannot be made after {}, which is made after it.",
                    LookView.named(thing),
                    LookView.named(parent)));
        } else if (parent.player().isPresent()) {
            in.tell(Text.of("Nothing is made after the body of a player."));
        } else {
            in.turn().parent(thing, Optional.of(parent));
            in.tell(Text.of("<success>{} is made after {}.</success>", LookView.named(thing), LookView.named(parent)));
        }
    }
}
