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

    /** Where the viewer stands: the room's name on the first line, and a line that starts with {@code Exits:}. */
    public Text around(Thing viewer) {
        return things.location(viewer)
                .map(room -> room(room, viewer))
                .orElseGet(() -> Text.of("<danger>You are nowhere at all.</danger>"));
    }

    /** One thing. */
    public Text at(Thing thing, Thing viewer) {
        return thing.is(Kind.ROOM) ? room(thing, viewer) : closer(thing);
    }

    private Text room(Thing room, Thing viewer) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<room>{}</room>", room.name()));
        if (!room.description().isEmpty()) {
            lines.add(Text.plain(room.description()));
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
        return exits.isEmpty() ? Text.of("Exits: none") : Text.of("Exits: {}", Text.join(", ", exits));
    }

    private Text character(Thing character) {
        List<SessionInfo> sessions = presences.playing(character);
        boolean linkDead = !sessions.isEmpty() && sessions.stream().allMatch(session -> session.connections() == 0);
        return linkDead
                ? Text.of("<name>{}</name> is here, staring at nothing.", character.name())
                : Text.of("<name>{}</name> is here.", character.name());
    }

    private Text closer(Thing thing) {
        List<Text> lines = new ArrayList<>();
        lines.add(named(thing));
        if (!thing.description().isEmpty()) {
            lines.add(Text.plain(thing.description()));
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

    /** A thing's name, marked up as what it is. */
    public static Text named(Thing thing) {
        return switch (thing.kind()) {
            case ROOM -> Text.of("<room>{}</room>", thing.name());
            case EXIT -> Text.of("<exit>{}</exit>", thing.name());
            case CHARACTER -> Text.of("<name>{}</name>", thing.name());
            case ITEM -> Text.of("<item>{}</item>", thing.name());
        };
    }

    /** The names of things, each marked up as what it is. */
    public static List<Text> names(List<Thing> named) {
        return named.stream().map(LookView::named).toList();
    }
}
