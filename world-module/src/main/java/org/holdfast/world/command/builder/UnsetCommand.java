package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Takes an attribute of a thing away. */
public final class UnsetCommand extends Building {
    public UnsetCommand() {
        super(
                "@unset",
                "@unset THING=ATTRIBUTE",
                "Takes an attribute away: @unset lamp=lit. What the thing is made after may have it still.");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = assignment(in);
        typed.flatMap(unsetting -> changeable(in, unsetting.target()))
                .ifPresent(thing -> unset(in, thing, typed.get().value()));
    }

    private void unset(Invocation in, Thing thing, String attribute) {
        if (!SetCommand.maySet(in, thing, attribute)) {
            return;
        }
        if (thing.ownAttributes().containsKey(attribute)) {
            in.turn().unset(thing, attribute);
            in.tell(Text.of("<success>Took <value>{}</value> from {}.</success>", attribute, LookView.named(thing)));
        } else {
            in.tell(Text.of(
                    "{} has no attribute \"{}\" of its own. <command>@examine</command> shows what it has.",
                    LookView.named(thing),
                    attribute));
        }
    }
}
