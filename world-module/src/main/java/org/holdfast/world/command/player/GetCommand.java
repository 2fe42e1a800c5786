package org.holdfast.world.command.player;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.world.action.Take;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Phrase;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Container;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Openable;

/** Picks up an item. */
public final class GetCommand implements Command {
    /** Words that tell the container that they lack. */
    private static final Pattern ENDS_EARLY = Pattern.compile("(.*\\s)?(from|out of)", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "get";
    }

    @Override
    public List<String> aliases() {
        return List.of("take");
    }

    @Override
    public String usage() {
        return "get THING [from CONTAINER]";
    }

    @Override
    public String help() {
        return "Picks up a thing that lies here, or all of a kind: get 2.coin, get all.coin, get all;"
                + " or takes it out of something: get coin from chest.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty() || ENDS_EARLY.matcher(in.words()).matches()) {
            in.tellUsage(this);
            return;
        }
        Optional<Phrase> from = Phrase.split(in.words(), "from", "out of");
        if (from.isPresent()) {
            in.one(in.targets().near(from.get().second()))
                    .ifPresent(container -> get(in, from.get().first(), container));
            return;
        }
        if (!Light.canSee(in.things(), in.presences(), in.actor())) {
            // Once, whatever was asked for: what is there is not to be found out by asking.
            in.tell(Take.tooDark());
            return;
        }
        List<Thing> meant = in.each(in.targets().severalInRoom(in.words()));
        List<Thing> loose = meant.stream().filter(thing -> !Take.isFixed(thing)).toList();
        // Of many, what cannot be moved is passed over; asked for by itself, it says why.
        (loose.isEmpty() ? meant : loose).forEach(thing -> in.perform(new Take(thing)));
    }

    private static void get(Invocation in, String words, Thing container) {
        if (!Container.is(container) || Openable.isClosed(container)) {
            in.tell(in.view().inside(container));
        } else {
            in.performEach(in.targets().severalWithin(container, words), Take::new);
        }
    }
}
