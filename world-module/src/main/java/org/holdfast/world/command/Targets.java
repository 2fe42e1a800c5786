package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holdfast.api.Text;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/**
 * Finds the things that a player's words mean. A whole name or alias comes before beginnings of words; things of
 * exactly the same name are interchangeable, and the first is taken. Only builders reach things by {@code #ID} and
 * beyond the room. Lives for one turn.
 */
public final class Targets {
    /** How many candidates an answer to ambiguous words names. */
    private static final int NAMED = 5;

    private final Things things;
    private final Presences presences;
    private final Thing actor;
    private final boolean builder;

    Targets(Things things, Presences presences, Thing actor, boolean builder) {
        this.things = things;
        this.presences = presences;
        this.actor = actor;
        this.builder = builder;
    }

    /** The outcome of a search: the one thing that was meant, or why there is none. */
    public record Search(Optional<Thing> found, Optional<Text> refusal) {
        private static Search found(Thing thing) {
            return new Search(Optional.of(thing), Optional.empty());
        }

        private static Search refused(Text why) {
            return new Search(Optional.empty(), Optional.of(why));
        }
    }

    /** What can be looked at: what is carried, what is in the room, its exits, and the room itself. */
    public Search near(String words) {
        return special(words).orElseGet(() -> among(thingsNear(), words, Text.of("You see no \"{}\" here.", words)));
    }

    /** What is in the room, but for its exits. */
    public Search inRoom(String words) {
        List<Thing> candidates =
                thingsInRoom().stream().filter(thing -> !thing.is(Kind.EXIT)).toList();
        return special(words).orElseGet(() -> among(candidates, words, Text.of("You see no \"{}\" here.", words)));
    }

    /** What the actor carries. */
    public Search carried(String words) {
        return special(words).orElseGet(() -> among(carriedThings(), words, Text.of("You carry no \"{}\".", words)));
    }

    /** Exits of the room. */
    public Search exits(String words) {
        List<Thing> exits =
                thingsInRoom().stream().filter(thing -> thing.is(Kind.EXIT)).toList();
        return among(exits, words, Text.of("There is no way \"{}\" from here.", words));
    }

    /** Anything at all, for builders. A whole name anywhere in the world comes before the beginning of one near. */
    public Search anywhere(String words) {
        if (special(words).isPresent() || !exact(thingsNear(), words).isEmpty()) {
            return near(words);
        }
        List<Thing> named = things.all().stream()
                .filter(thing -> !thing.is(Kind.EXIT) && Names.matchExactly(thing, words))
                .toList();
        return switch (named.size()) {
            case 0 -> near(words);
            case 1 -> Search.found(named.get(0));
            default -> ambiguous(words, named, thing -> Text.of("{} ({})", LookView.named(thing), thing.id()));
        };
    }

    /** {@code me}, {@code here} and, for builders, {@code #ID}. */
    private Optional<Search> special(String words) {
        if (words.equalsIgnoreCase("me") || words.equalsIgnoreCase("self")) {
            return Optional.of(Search.found(actor));
        }
        if (words.equalsIgnoreCase("here")) {
            return Optional.of(things.location(actor)
                    .map(Search::found)
                    .orElseGet(() -> Search.refused(Text.of("You are nowhere at all."))));
        }
        if (builder && words.startsWith("#")) {
            return Optional.of(ThingId.parse(words)
                    .flatMap(things::find)
                    .map(Search::found)
                    .orElseGet(() -> Search.refused(Text.of("There is no thing {}.", words))));
        }
        return Optional.empty();
    }

    private List<Thing> thingsNear() {
        List<Thing> near = new ArrayList<>(carriedThings());
        near.addAll(thingsInRoom());
        return near;
    }

    private List<Thing> carriedThings() {
        return things.contents(actor, Kind.ITEM);
    }

    private List<Thing> thingsInRoom() {
        return things.location(actor)
                .map(room -> things.contents(room).stream()
                        .filter(presences::isThere)
                        .toList())
                .orElse(List.of());
    }

    private static Search among(List<Thing> candidates, String words, Text missing) {
        List<Thing> exact = exact(candidates, words);
        if (!exact.isEmpty()) {
            return decide(exact, words);
        }
        List<Thing> loose = candidates.stream()
                .filter(thing -> Names.matchLoosely(thing, words))
                .toList();
        return loose.isEmpty() ? Search.refused(missing) : decide(loose, words);
    }

    private static List<Thing> exact(List<Thing> candidates, String words) {
        return candidates.stream()
                .filter(thing -> Names.matchExactly(thing, words) || isDirection(thing, words))
                .toList();
    }

    private static boolean isDirection(Thing thing, String words) {
        return thing.is(Kind.EXIT)
                && Direction.find(words)
                        .filter(direction -> direction.word().equalsIgnoreCase(thing.name()))
                        .isPresent();
    }

    private static Search decide(List<Thing> candidates, String words) {
        Thing first = candidates.get(0);
        boolean interchangeable = candidates.stream()
                .allMatch(thing -> thing.is(first.kind()) && thing.name().equals(first.name()));
        if (interchangeable) {
            return Search.found(first);
        }
        return ambiguous(words, candidates, LookView::named);
    }

    private static Search ambiguous(String words, List<Thing> candidates, Function<Thing, Text> naming) {
        List<Text> named = candidates.stream().limit(NAMED).map(naming).toList();
        return Search.refused(Text.of("\"{}\" could be {}.", words, Lists.or(named)));
    }
}
