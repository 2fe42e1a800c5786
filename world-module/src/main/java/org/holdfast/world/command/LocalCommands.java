package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.action.Emote;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.words.Prose;

/**
 * The commands that are offered where a player is: by what is carried, by what is in the room, by the room and by its
 * zone, in this order; the first that fits is meant. They come before all others, so that a room can have a
 * {@code north} of its own. A table that makes no sense offers nothing.
 */
final class LocalCommands {
    private LocalCommands() {}

    /** The one that a line means. */
    static Optional<LocalCommand> find(String line, Invocation in) {
        if (!line.stripLeading().startsWith("@")) {
            for (LocalCommand command : offered(in)) {
                if (command.matches(line)) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }

    /** All that is offered. Looked at for each line that is typed. */
    static List<LocalCommand> offered(Invocation in) {
        Things things = in.things();
        Offers offers = in.desk().offers();
        List<LocalCommand> offered = new ArrayList<>();
        offers.in(in.actor(), in.turn()).forEach(thing -> add(thing, offered));
        Optional<Thing> place = things.location(in.actor());
        if (place.isPresent()) {
            offers.in(place.get(), in.turn()).forEach(thing -> add(thing, offered));
            add(place.get(), offered);
            things.zone(place.get().zone()).ifPresent(zone -> add(zone, offered));
        }
        return offered;
    }

    private static void add(Thing thing, List<LocalCommand> offered) {
        thing.attribute(LocalCommand.ATTRIBUTE).ifPresent(table -> offered.addAll(readIfPossible(table)));
    }

    private static List<LocalCommand> readIfPossible(Doc table) {
        try {
            return LocalCommand.readAll(table);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** @param running runs a command for the player */
    static void run(LocalCommand command, Invocation in, Consumer<String> running) {
        if (!command.tell().isEmpty()) {
            in.tell(Text.of("<notice>{}</notice>", Prose.of(command.tell())));
        }
        if (!command.show().isEmpty()) {
            in.perform(new Emote(command.show()));
        }
        if (!command.run().isEmpty()) {
            running.accept(command.run());
        }
    }
}
