package org.holdfast.world.command.player;

import java.util.List;
import java.util.Locale;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Shows the room, or one thing in it. */
public final class LookCommand implements Command {
    @Override
    public String name() {
        return "look";
    }

    @Override
    public List<String> aliases() {
        return List.of("l");
    }

    @Override
    public String usage() {
        return "look [THING]";
    }

    @Override
    public String help() {
        return "Shows where you are, or what a thing, a character or an exit looks like; \"look here\" is the room.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tell(in.view().around(in.actor()));
            return;
        }
        String words = in.words().toLowerCase(Locale.ROOT).startsWith("at ")
                ? in.words().substring("at ".length()).strip()
                : in.words();
        in.one(in.targets().near(words)).ifPresent(thing -> in.tell(in.view().at(thing, in.actor())));
    }
}
