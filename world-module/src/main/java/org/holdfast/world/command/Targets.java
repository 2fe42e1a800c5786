package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/**
 * Finds the things that a player's words mean: {@link Matching} says how words mean a thing, this says where they are
 * looked for. Only builders reach things by {@code #ID} and beyond the room. Lives for one turn.
 */
public final class Targets {
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
        static Search found(Thing thing) {
            return new Search(Optional.of(thing), Optional.empty());
        }

        static Search refused(Text why) {
            return new Search(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * The outcome of a search for what may be several: those that were meant, {@value Matching#MOST} at most, or why
     * there is none.
     */
    public record Several(List<Thing> found, Optional<Text> refusal) {
        static Several found(List<Thing> found) {
            return new Several(found.stream().limit(Matching.MOST).toList(), Optional.empty());
        }

        static Several refused(Text why) {
            return new Several(List.of(), Optional.of(why));
        }
    }

    /** What can be looked at: what is carried, what is in the room, its exits, and the room itself. */
    public Search near(String words) {
        return among(thingsNear(), words, seeNo(words));
    }

    /**
     * The text of a detail of what is near, or of the room itself; empty if the words are rather a thing's: a whole name is
     * worth more than the beginning of one, and a thing more than a detail.
     */
    public Optional<String> detail(String words) {
        if (words.isEmpty()
                || special(words).isPresent()
                || !Matching.exact(thingsNear(), words).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> named = inDetail(thing -> Detail.named(thing, words));
        return named.isPresent() || near(words).found().isPresent()
                ? named
                : inDetail(thing -> Detail.like(thing, words));
    }

    private Optional<String> inDetail(Function<Thing, Optional<String>> find) {
        return Stream.concat(things.location(actor).stream(), thingsNear().stream())
                .flatMap(thing -> find.apply(thing).stream())
                .findFirst();
    }

    /** What is in the room, but for its exits. */
    public Search inRoom(String words) {
        return among(movablesInRoom(), words, seeNo(words));
    }

    /** What is in the room, but for its exits; "all" is its items. */
    public Several severalInRoom(String words) {
        return severalAmong(
                movablesInRoom(),
                words,
                Matching.isAll(words) ? Text.of("You see nothing here that you could take.") : seeNo(words));
    }

    /** Characters in the room. */
    public Search characters(String words) {
        return somebody(charactersInRoom(), words, seeNo(words));
    }

    private List<Thing> charactersInRoom() {
        return thingsInRoom().stream().filter(thing -> thing.is(Kind.CHARACTER)).toList();
    }

    /** Likewise, but what "here" and "#ID" mean has to be somebody. */
    private Search somebody(List<Thing> candidates, String words, Text missing) {
        Search search = among(candidates, words, missing);
        return search.found().filter(thing -> !thing.is(Kind.CHARACTER)).isPresent() ? Search.refused(missing) : search;
    }

    /** What the actor carries. */
    public Search carried(String words) {
        return among(carriedThings(), words, carryNo(words));
    }

    /** What the actor wears or wields, or all of it. */
    public Several severalWorn(String words) {
        List<Thing> worn = carriedThings().stream().filter(Worn::isWorn).toList();
        return Matching.several(
                worn,
                words,
                Matching.isAll(words) ? Text.of("You wear nothing.") : Text.of("You wear no \"{}\".", words));
    }

    /** What the actor carries and does not wear, or all of it; what is worn only where the words mean nothing else. */
    public Several severalUnworn(String words) {
        Text missing = Matching.isAll(words) ? Text.of("You carry nothing.") : carryNo(words);
        Several unworn = severalAmong(Worn.carried(things, actor), words, missing);
        return unworn.found().isEmpty() && !Matching.isAll(words)
                ? severalAmong(carriedThings(), words, missing)
                : unworn;
    }

    /** What is in a container, or all of it. */
    public Several severalWithin(Thing container, String words) {
        return Matching.several(
                things.contents(container, Kind.ITEM),
                words,
                Matching.isAll(words)
                        ? Text.of("There is nothing in {}.", LookView.named(container))
                        : Text.of("There is no \"{}\" in {}.", words, LookView.named(container)));
    }

    /** A player who is in the game, wherever. */
    public Search player(String words) {
        return somebody(
                presences.players(things).toList(), words, Text.of("Nobody called \"{}\" is in the game.", words));
    }

    /** Somebody in the same place. */
    public Search someone(String words) {
        return somebody(charactersInRoom(), words, Text.of("There is no \"{}\" here.", words));
    }

    /** What can be opened: a door by its own name or its exit's, or a container; the only door there is as "door". */
    public Search openable(String words) {
        List<Thing> doors = thingsInRoom().stream()
                .filter(thing -> thing.is(Kind.EXIT) && Openable.of(thing).isPresent())
                .toList();
        List<Thing> named = doors.stream()
                .filter(door -> Openable.of(door)
                        .flatMap(Openable::doorName)
                        .filter(name -> Names.matches(name, words))
                        .isPresent())
                .toList();
        if (named.size() == 1) {
            return Search.found(named.get(0));
        }
        boolean any = words.equalsIgnoreCase("door") && doors.size() == 1;
        Search near = near(words);
        return any && near.found().isEmpty() ? Search.found(doors.get(0)) : near;
    }

    /** Exits of the room. */
    public Search exits(String words) {
        List<Thing> exits =
                thingsInRoom().stream().filter(thing -> thing.is(Kind.EXIT)).toList();
        return Matching.one(exits, words, Text.of("There is no way \"{}\" from here.", words));
    }

    /**
     * One of these things, or {@code me}, {@code here} and, for builders, {@code #ID}.
     *
     * @param missing the answer if there is none
     */
    public Search among(List<Thing> candidates, String words, Text missing) {
        return special(words).orElseGet(() -> Matching.one(candidates, words, missing));
    }

    /** Likewise; or several of these things, by {@code all} or {@code all.NAME}. */
    public Several severalAmong(List<Thing> candidates, String words, Text missing) {
        return special(words)
                .map(one -> new Several(one.found().stream().toList(), one.refusal()))
                .orElseGet(() -> Matching.several(candidates, words, missing));
    }

    /** Anything at all, for builders. A whole name anywhere in the world comes before the beginning of one near. */
    public Search anywhere(String words) {
        if (special(words).isPresent() || !Matching.exact(thingsNear(), words).isEmpty()) {
            return near(words);
        }
        List<Thing> named = things.all().stream()
                .filter(thing -> !thing.is(Kind.EXIT) && Names.matchExactly(thing, words))
                .toList();
        return named.isEmpty() ? nearOrElsewhere(words) : Matching.unique(named, words);
    }

    /** Near; if nothing there could be meant, the rooms are named that could. They are not guessed to be. */
    private Search nearOrElsewhere(String words) {
        Search near = near(words);
        boolean isCalledSo =
                near.found().isPresent() || thingsNear().stream().anyMatch(thing -> Names.matchLoosely(thing, words));
        if (isCalledSo || words.isBlank()) {
            return near;
        }
        List<Text> rooms = things.all().stream()
                .filter(thing -> thing.is(Kind.ROOM) && Names.matchLoosely(thing, words))
                .limit(Matching.SUGGESTED)
                .map(LookView::numbered)
                .toList();
        return rooms.isEmpty() ? near : Search.refused(Text.of("{} Did you mean {}?", seeNo(words), Lists.or(rooms)));
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

    private List<Thing> movablesInRoom() {
        return thingsInRoom().stream().filter(thing -> !thing.is(Kind.EXIT)).toList();
    }

    private static Text seeNo(String words) {
        return Text.of("You see no \"{}\" here.", words);
    }

    private static Text carryNo(String words) {
        return Text.of("You carry no \"{}\".", words);
    }
}
