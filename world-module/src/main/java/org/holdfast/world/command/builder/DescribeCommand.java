package org.holdfast.world.command.builder;

import java.util.List;
import java.util.Optional;
import org.holdfast.world.command.Describing;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Writing;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Passage;

/** Describes a thing. */
public final class DescribeCommand extends Building {
    private static final String NONE = "-";

    public DescribeCommand() {
        super("@describe", "@describe THING[/inside, /in_room or /DETAIL][=TEXT]", """
                Sets a text of a thing. Without =TEXT you write it line by line. As - it goes again.
                  @describe here=A bare room.       what is seen by those who look at it
                  @describe boat/inside=It rocks.   by those who are in it
                  @describe lamp/in_room=A lamp hangs from a hook.
                  @describe here/sign|board         "look sign" and "look board", though there is no such thing

                In a room a lamp that has none is seen by its name. Texts may have colours: <red>hot</red>, <bold>,
                <#ff8800>; and what is an <item>.
                """);
    }

    @Override
    public List<String> aliases() {
        return List.of("@edit");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        String words = typed.map(Assignment::target).orElse(in.words());
        int slash = words.lastIndexOf('/');
        Optional<Passage> passage = slash < 0
                ? Optional.of(Passage.of(Passage.Field.DESCRIPTION))
                : Passage.parse(words.substring(slash + 1));
        if (words.isEmpty() || words.contains("=") || passage.isEmpty()) {
            in.tellUsage(this);
            return;
        }
        changeable(in, slash < 0 ? words : words.substring(0, slash).strip())
                .filter(thing -> passage.get().names().stream().allMatch(name -> isName(in, name)))
                .filter(thing -> Describing.isPossible(in, thing, passage.get()))
                .ifPresent(thing -> describe(in, thing, passage.get(), typed.map(Assignment::value)));
    }

    private static void describe(Invocation in, Thing thing, Passage passage, Optional<String> text) {
        if (text.isEmpty()) {
            Writing.begin(passage, thing, in);
        } else {
            Describing.write(in, thing, passage, text.get().equals(NONE) ? "" : text.get());
        }
    }
}
