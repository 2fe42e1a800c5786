package org.holdfast.world.command.player;

import java.util.List;
import java.util.Optional;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Targets;
import org.holdfast.world.trait.Container;

/** Shows the room, or one thing in it. */
public final class LookCommand implements Command {
    @Override
    public String name() {
        return "look";
    }

    @Override
    public List<String> aliases() {
        return List.of("l", "examine", "read");
    }

    @Override
    public String usage() {
        return "look [[in] THING]";
    }

    @Override
    public String help() {
        return "Shows where you are, or what a thing, a character or an exit looks like; also much of what a description tells"
                + " of: look sign. \"look here\" is the room, \"look in chest\" what is in it.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tell(in.view().around(in.actor()));
            return;
        }
        String words = in.words();
        Optional<String> inside = after("in ", words);
        if (inside.isPresent()) {
            in.one(in.targets().near(inside.get()))
                    .ifPresent(thing -> in.tell(
                            Container.is(thing)
                                    ? in.view().inside(thing)
                                    : in.view().at(thing, in.actor())));
        } else {
            at(in, after("at ", words).orElse(words));
        }
    }

    private static void at(Invocation in, String words) {
        Optional<String> detail = in.targets().detail(words);
        if (detail.isPresent()) {
            in.tell(in.view().detail(detail.get(), in.actor()));
        } else {
            Targets.Search door = in.targets().openable(words);
            in.one(door.found().isPresent() ? door : in.targets().near(words))
                    .ifPresent(thing -> in.tell(in.view().at(thing, in.actor())));
        }
    }

    private static Optional<String> after(String beginning, String words) {
        return words.regionMatches(true, 0, beginning, 0, beginning.length())
                ? Optional.of(words.substring(beginning.length()).strip())
                : Optional.empty();
    }
}
