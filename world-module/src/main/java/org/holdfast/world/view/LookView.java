package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.trait.Container;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.trait.InRoom;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.trait.Slot;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.words.Prose;

/** What a character sees. */
public final class LookView {
    private final Things things;
    private final Presences presences;

    public LookView(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    /**
     * Where the viewer stands: the place's name on the first line, and a line that starts with {@code Exits:}, also where
     * it is dark. Without its description, for a player who has set {@code brief}.
     */
    public Text around(Thing viewer) {
        boolean brief = presences.playing(viewer).stream()
                .anyMatch(session -> session.client().brief());
        return things.location(viewer)
                .map(place -> place(place, viewer, brief))
                .orElseGet(() -> Text.of("<danger>You are nowhere at all.</danger>"));
    }

    /** One thing, with all that there is to see. In the dark one sees what one carries, by touch. */
    public Text at(Thing thing, Thing viewer) {
        if (thing.is(Kind.ROOM) || viewer.location().equals(Optional.of(thing.id()))) {
            return place(thing, viewer, false);
        }
        boolean visible = thing.equals(viewer)
                || thing.location().equals(Optional.of(viewer.id()))
                || Light.canSee(things, presences, viewer);
        return visible ? closer(thing) : Text.of("It is too dark to see that.");
    }

    private Text place(Thing place, Thing viewer, boolean brief) {
        if (Light.isDark(things, presences, place)) {
            return Text.lines(List.of(
                    Text.of("<room>Darkness</room>"),
                    Text.of("It is too dark to see anything."),
                    Text.of("<label>Exits:</label> none that can be seen")));
        }
        List<Text> lines = new ArrayList<>();
        lines.add(named(place));
        String description = place.is(Kind.ROOM) ? place.description() : place.inside();
        if (!brief && !description.isEmpty()) {
            lines.add(Text.of("<description>{}</description>", Prose.of(description)));
        }
        lines.add(exits(place));
        items(place, lines);
        for (Thing character : things.contents(place, Kind.CHARACTER)) {
            if (presences.isThere(character) && !character.id().equals(viewer.id())) {
                lines.add(character(character, viewer));
            }
        }
        return Text.lines(lines);
    }

    private void items(Thing place, List<Text> lines) {
        List<Thing> others = new ArrayList<>();
        for (Thing item : things.contents(place, Kind.ITEM)) {
            InRoom.line(item)
                    .ifPresentOrElse(
                            line -> lines.add(Text.of("<item>{}</item>", Prose.of(line))), () -> others.add(item));
        }
        if (!others.isEmpty()) {
            lines.add(Text.of("You see {}.", Lists.and(counted(others))));
        }
    }

    private Text exits(Thing place) {
        List<Text> exits = new ArrayList<>();
        for (Thing exit : things.contents(place, Kind.EXIT)) {
            exits.add(Openable.isClosed(exit) ? Text.of("{} (closed)", named(exit)) : named(exit));
        }
        if (exits.isEmpty() && !place.is(Kind.ROOM)) {
            exits.add(Text.of("<exit>{}</exit>", Direction.OUT.word()));
        }
        return exits.isEmpty()
                ? Text.of("<label>Exits:</label> none")
                : Text.of("<label>Exits:</label> {}", Text.join(", ", exits));
    }

    private Text character(Thing character, Thing viewer) {
        List<SessionInfo> sessions = presences.playing(character);
        Optional<Thing> opponent = Fighting.opponent(things, character)
                .filter(other -> other.location().equals(character.location()));
        if (opponent.isPresent()) {
            return Text.of(
                    "{} is here, fighting {}.",
                    beginning(character),
                    opponent.get().id().equals(viewer.id()) ? Text.of("you") : named(opponent.get()));
        }
        Optional<String> line = InRoom.line(character);
        if (line.isPresent()) {
            return Text.of("<creature>{}</creature>", Prose.of(line.get()));
        }
        boolean linkDead = !sessions.isEmpty() && sessions.stream().allMatch(session -> session.connections() == 0);
        return linkDead
                ? Text.of("{} is here, staring at nothing.", beginning(character))
                : Text.of("{} is here.", beginning(character));
    }

    private Text closer(Thing thing) {
        List<Text> lines = new ArrayList<>();
        lines.add(named(thing));
        Optional<Text> description = description(thing);
        if (description.isPresent()) {
            lines.add(Text.of("<description>{}</description>", description.get()));
        } else if (thing.is(Kind.EXIT)) {
            lines.add(whereTo(thing));
        } else {
            lines.add(
                    thing.is(Kind.CHARACTER)
                            ? Text.of("There is nothing special about {}.", named(thing))
                            : Text.of("There is nothing special about it."));
        }
        Openable.of(thing)
                .ifPresent(openable -> lines.add(
                        Text.of("{} is {}.", openableBeginning(thing), openable.isClosed() ? "closed" : "open")));
        if (thing.is(Kind.CHARACTER)) {
            belongings(thing, lines);
        } else if (Container.is(thing) && !Openable.isClosed(thing)) {
            lines.add(inside(thing));
        }
        return Text.lines(lines);
    }

    /** A player's own words are no builder's. */
    private static Optional<Text> description(Thing thing) {
        Optional<String> written =
                Optional.of(thing.description()).filter(text -> !text.isEmpty()).or(() -> Detail.ofItself(thing));
        return written.map(text -> thing.player().isPresent() ? Text.plain(text) : Prose.of(text));
    }

    /** The text of a detail of the place or of something there. */
    public Text detail(String text, Thing viewer) {
        return Light.canSee(things, presences, viewer)
                ? Text.of("<description>{}</description>", Prose.of(text))
                : Text.of("It is too dark to see that.");
    }

    private Text whereTo(Thing exit) {
        if (Openable.isClosed(exit)) {
            return Text.of("You cannot see where it leads.");
        }
        return things.destination(exit)
                .map(room -> Text.of("That way lies {}.", named(room)))
                .orElseGet(() -> Text.of("It leads nowhere."));
    }

    private void belongings(Thing character, List<Text> lines) {
        List<Text> worn = new ArrayList<>();
        for (Map.Entry<Slot, List<Thing>> place : Worn.by(things, character).entrySet()) {
            place.getValue()
                    .forEach(item -> worn.add(
                            Text.of("{} {}", named(item), place.getKey().phrase())));
        }
        if (!worn.isEmpty()) {
            lines.add(Text.of("Wears {}.", Lists.and(worn)));
        }
        List<Text> carried = counted(Worn.carried(things, character));
        if (!carried.isEmpty()) {
            lines.add(Text.of("Carries {}.", Lists.and(carried)));
        }
    }

    /** What is in a container, or that it is closed, or none. */
    public Text inside(Thing container) {
        if (!Container.is(container)) {
            return Text.of("{} is no container.", beginning(container));
        }
        if (Openable.isClosed(container)) {
            return Text.of("{} is closed.", beginning(container));
        }
        List<Text> items = counted(things.contents(container, Kind.ITEM));
        return items.isEmpty()
                ? Text.of("{} is empty.", beginning(container))
                : Text.of("{} holds {}.", beginning(container), Lists.and(items));
    }

    /** A thing's name, marked up as what it is. */
    public static Text named(Thing thing) {
        return marked(thing, thing.name());
    }

    /** Likewise, at the beginning of a sentence. Players are called as they call themselves. */
    public static Text beginning(Thing thing) {
        return thing.player().isPresent() ? named(thing) : marked(thing, capital(thing.name()));
    }

    private static Text marked(Thing thing, String name) {
        return switch (thing.kind()) {
            case ZONE -> Text.of("<value>{}</value>", name);
            case ROOM -> Text.of("<room>{}</room>", name);
            case EXIT -> Text.of("<exit>{}</exit>", name);
            case CHARACTER ->
                thing.player().isPresent()
                        ? Text.of("<name>{}</name>", name)
                        : Text.of("<creature>{}</creature>", name);
            case ITEM -> Text.of("<item>{}</item>", name);
        };
    }

    /** A thing's name and number, for those who build. */
    public static Text numbered(Thing thing) {
        return Text.of("{} ({})", named(thing), thing.id());
    }

    private static String capital(String name) {
        int end = name.offsetByCodePoints(0, 1);
        return new StringBuilder(name.length())
                .appendCodePoint(Character.toTitleCase(name.codePointAt(0)))
                .append(name, end, name.length())
                .toString();
    }

    /** What can be opened, as one speaks of it: a door has a name of its own, or is one of a way. */
    public static Text openable(Thing thing) {
        return openable(thing, "the door <exit>{}</exit>", false);
    }

    /** Likewise, at the beginning of a sentence. */
    public static Text openableBeginning(Thing thing) {
        return openable(thing, "The door <exit>{}</exit>", true);
    }

    private static Text openable(Thing thing, String door, boolean begins) {
        Optional<String> name = Openable.of(thing).flatMap(Openable::doorName);
        if (name.isPresent()) {
            return marked(thing, begins ? capital(name.get()) : name.get());
        }
        if (Direction.find(thing.name()).isPresent()) {
            return Text.of(door, thing.name());
        }
        return begins ? beginning(thing) : named(thing);
    }

    /** The names of things, each marked up as what it is. */
    public static List<Text> names(List<Thing> named) {
        return named.stream().map(LookView::named).toList();
    }

    /** Likewise, those of the same name together: {@code a loaf (x3)}. */
    public static List<Text> counted(List<Thing> named) {
        Map<Text, Integer> counts = new LinkedHashMap<>();
        names(named).forEach(name -> counts.merge(name, 1, Integer::sum));
        List<Text> texts = new ArrayList<>();
        counts.forEach((name, count) -> texts.add(count == 1 ? name : Text.of("{} (x{})", name, count)));
        return texts;
    }
}
