package org.holdfast.world.command.builder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Writing;
import org.holdfast.world.notebook.Draft;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.view.LookView;

/** Describes a thing. */
public final class DescribeCommand extends Building {
    private static final String INSIDE = "inside";
    private static final String NONE = "-";

    public DescribeCommand() {
        super(
                "@describe",
                "@describe THING[/inside or /DETAIL][=TEXT]",
                "Sets what is seen by those who look at a thing, or at a room: @describe here=A bare room. Or what is seen"
                        + " by those who are in it: @describe boat/inside=It rocks. Without a text you write it line by"
                        + " line: @describe here. Or what is seen by those who look at a detail, which is no thing of its"
                        + " own: @describe here/sign|board=Keep out. As - the detail goes: @describe here/sign=-. Texts"
                        + " may have colours: <red>hot</red>, <bold>, <#ff8800>; and what is an <item>.");
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Optional<Assignment> typed = Assignment.parse(in.words());
        String words = typed.map(Assignment::target).orElse(in.words());
        int slash = words.lastIndexOf('/');
        String part = slash < 0 ? "" : words.substring(slash + 1).strip();
        Optional<Thing> target =
                changeable(in, slash < 0 ? words : words.substring(0, slash).strip());
        if (target.isEmpty()) {
            return;
        }
        boolean isInside = part.equalsIgnoreCase(INSIDE);
        if (slash >= 0 && !isInside) {
            if (typed.isEmpty() || names(part).isEmpty()) {
                in.tellUsage(this);
            } else {
                detail(in, target.get(), names(part), typed.get().value());
            }
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

    private static List<String> names(String part) {
        return Arrays.stream(part.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void detail(Invocation in, Thing thing, List<String> names, String text) {
        if (!names.stream().allMatch(name -> isName(in, name))) {
            return;
        }
        boolean takesAway = text.equals(NONE);
        boolean isThere =
                names.stream().anyMatch(name -> Detail.named(thing, name).isPresent());
        Text named = Text.of("<value>{}</value>", names.get(0));
        if (takesAway && !isThere) {
            in.tell(Text.of("{} has no detail {}.", LookView.beginning(thing), named));
            return;
        }
        Doc details = Detail.with(thing, names, takesAway ? "" : text);
        if (!Detail.isValid(details)) {
            in.tell(Text.of("{} has {} details, and no thing has more.", LookView.beginning(thing), Detail.MOST));
            return;
        }
        in.turn().set(thing, Detail.DETAILS, details);
        in.tell(
                takesAway
                        ? Text.of("<success>{} has no detail {} any more.</success>", LookView.beginning(thing), named)
                        : Text.of("<success>Described {} of {}.</success>", named, LookView.named(thing)));
    }
}
