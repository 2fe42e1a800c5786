package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/** What a character sees. */
public final class LookView {
    private final Things things;
    private final Presences presences;

    public LookView(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    /**
     * Where the viewer stands: the room's name on the first line, and a line that starts with {@code Exits:}. Without
     * its description, for a player who has set {@code brief}.
     */
    public Text around(Thing viewer) {
        boolean brief = presences.playing(viewer).stream()
                .anyMatch(session -> session.client().brief());
        return things.location(viewer)
                .map(room -> room(room, viewer, brief))
                .orElseGet(() -> Text.of("<danger>You are nowhere at all.</danger>"));
    }

    /** One thing, with all that there is to see. */
    public Text at(Thing thing, Thing viewer) {
        return thing.is(Kind.ROOM) ? room(thing, viewer, false) : closer(thing);
    }

    private Text room(Thing room, Thing viewer, boolean brief) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<room>{}</room>", room.name()));
        if (!brief && !room.description().isEmpty()) {
            lines.add(description(room));
        }
        lines.add(exits(room));
        List<Text> items = names(things.contents(room, Kind.ITEM));
        if (!items.isEmpty()) {
            lines.add(Text.of("You see {}.", Lists.and(items)));
        }
        for (Thing character : things.contents(room, Kind.CHARACTER)) {
            if (presences.isThere(character) && !character.id().equals(viewer.id())) {
                lines.add(character(character));
            }
        }
        return Text.lines(lines);
    }

    private Text exits(Thing room) {
        List<Text> exits = things.contents(room, Kind.EXIT).stream()
                .map(exit -> Text.of("<exit>{}</exit>", exit.name()))
                .toList();
        return exits.isEmpty()
                ? Text.of("<label>Exits:</label> none")
                : Text.of("<label>Exits:</label> {}", Text.join(", ", exits));
    }

    private Text character(Thing character) {
        List<SessionInfo> sessions = presences.playing(character);
        boolean linkDead = !sessions.isEmpty() && sessions.stream().allMatch(session -> session.connections() == 0);
        return linkDead
                ? Text.of("{} is here, staring at nothing.", named(character))
                : Text.of("{} is here.", named(character));
    }

    private Text closer(Thing thing) {
        List<Text> lines = new ArrayList<>();
        lines.add(named(thing));
        if (!thing.description().isEmpty()) {
            lines.add(description(thing));
        } else if (thing.is(Kind.EXIT)) {
            lines.add(things.destination(thing)
                    .map(room -> Text.of("That way lies <room>{}</room>.", room.name()))
                    .orElseGet(() -> Text.of("It leads nowhere.")));
        } else {
            lines.add(Text.of("There is nothing special about it."));
        }
        if (thing.is(Kind.CHARACTER)) {
            List<Text> carried = names(things.contents(thing, Kind.ITEM));
            if (!carried.isEmpty()) {
                lines.add(Text.of("Carries {}.", Lists.and(carried)));
            }
        }
        return Text.lines(lines);
    }

    private static Text description(Thing thing) {
        return Text.of("<description>{}</description>", thing.description());
    }

    /** A thing's name, marked up as what it is. */
    public static Text named(Thing thing) {
        return switch (thing.kind()) {
            case ZONE -> Text.of("<value>{}</value>", thing.name());
            case ROOM -> Text.of("<room>{}</room>", thing.name());
            case EXIT -> Text.of("<exit>{}</exit>", thing.name());
            case CHARACTER ->
                thing.player().isPresent()
                        ? Text.of("<name>{}</name>", thing.name())
                        : Text.of("<creature>{}</creature>", thing.name());
            case ITEM -> Text.of("<item>{}</item>", thing.name());
        };
    }

    /** A thing's name and number, for those who build. */
    public static Text numbered(Thing thing) {
        return Text.of("{} ({})", named(thing), thing.id());
    }

    /** The names of things, each marked up as what it is. */
    public static List<Text> names(List<Thing> named) {
        return named.stream().map(LookView::named).toList();
    }
}
