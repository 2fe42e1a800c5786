package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Writing;
import org.holdfast.world.notebook.Draft;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Describes a thing. */
public final class DescribeCommand extends Building {
    private static final String INSIDE = "/inside";

    public DescribeCommand() {
        super(
                "@describe",
                "@describe THING[/inside][=TEXT]",
                "Sets what is seen by those who look at a thing, or at a room: @describe here=A bare room. Or what is seen"
                        + " by those who are in it: @describe boat/inside=It rocks. Without a text you write it line by"
                        + " line: @describe here.");
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Assignment> typed = Assignment.parse(in.words());
        String words = typed.map(Assignment::target).orElse(in.words());
        boolean isInside = words.endsWith(INSIDE);
        Optional<Thing> target =
                changeable(in, isInside ? words.substring(0, words.length() - INSIDE.length()) : words);
        if (target.isEmpty()) {
            return;
        }
        if (typed.isEmpty()) {
            Writing.begin(isInside ? Draft.Field.INSIDE : Draft.Field.DESCRIPTION, target.get(), in);
            return;
        }
        if (isInside) {
            in.turn().describeInside(target.get(), typed.get().value());
        } else {
            in.turn().describe(target.get(), typed.get().value());
        }
        in.tell(Text.of("<success>Described {}.</success>", LookView.named(target.get())));
    }
}
