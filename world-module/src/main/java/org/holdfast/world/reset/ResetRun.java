package org.holdfast.world.reset;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.trait.Worn;

/** Some steps of a reset, one after the other: remembers the last mobile, and whether the last step was done. */
final class ResetRun {
    private final WorldTurn turn;
    private final Things things;
    private Optional<Thing> mobile = Optional.empty();
    private boolean done = true;

    ResetRun(WorldTurn turn, Things things) {
        this.turn = turn;
        this.things = things;
    }

    /** Does a step, unless it depends on one that was not done, or makes no sense. */
    void step(Doc doc) {
        ResetStep step;
        try {
            step = ResetStep.read(doc);
        } catch (IllegalArgumentException e) {
            done = false;
            return;
        }
        if (step.dependent() && !done) {
            return;
        }
        done = switch (step.action()) {
            case MOBILE -> mobile(step);
            case OBJECT -> object(step);
            case GIVE -> give(step).isPresent();
            case EQUIP -> equip(step);
            case PUT -> put(step);
            case DOOR -> door(step);
            case REMOVE -> remove(step);
        };
    }

    private boolean mobile(ResetStep step) {
        Optional<Thing> made = make(step, things.refer(step.in()).filter(room -> room.is(Kind.ROOM)), Kind.CHARACTER);
        made.ifPresent(body -> Stats.rollHp(turn, body));
        // The items of a mobile that was not made are not for the one before it.
        mobile = made;
        return made.isPresent();
    }

    private boolean object(ResetStep step) {
        Optional<Thing> room = things.refer(step.in())
                .filter(place -> place.is(Kind.ROOM))
                .filter(place -> in(place, step.what()).isEmpty());
        return make(step, room, Kind.ITEM).isPresent();
    }

    private Optional<Thing> give(ResetStep step) {
        return make(step, mobile, Kind.ITEM);
    }

    private boolean equip(ResetStep step) {
        Optional<Thing> item = give(step);
        item.ifPresent(made -> turn.set(made, Worn.WORN, new Doc.Str(step.word())));
        return item.isPresent();
    }

    private boolean put(ResetStep step) {
        Optional<Thing> container = things.refer(step.in())
                .map(things::children)
                .filter(made -> !made.isEmpty())
                .map(made -> made.get(made.size() - 1))
                .filter(newest -> in(newest, step.what()).isEmpty());
        return make(step, container, Kind.ITEM).isPresent();
    }

    private Optional<Thing> make(ResetStep step, Optional<Thing> place, Kind kind) {
        Optional<Thing> prototype = things.refer(step.what()).filter(thing -> thing.is(kind));
        boolean room = step.max() < 0
                || prototype
                        .filter(thing -> things.countChildren(thing) < step.max())
                        .isPresent();
        return room ? prototype.flatMap(thing -> place.map(where -> turn.spawn(thing, where))) : Optional.empty();
    }

    /** What was made after a prototype and is in a place. */
    private List<Thing> in(Thing place, Doc prototype) {
        return things.refer(prototype)
                .map(thing -> things.contents(place).stream()
                        .filter(inside -> inside.parent().equals(Optional.of(thing.id())))
                        .toList())
                .orElse(List.of());
    }

    private boolean door(ResetStep step) {
        Optional<Thing> exit = things.refer(step.in())
                .flatMap(room -> things.contents(room, Kind.EXIT).stream()
                        .filter(one -> Names.matchExactly(one, step.word()))
                        .findFirst());
        if (exit.isEmpty()) {
            return false;
        }
        if (Openable.of(exit.get()).isEmpty()) {
            turn.set(exit.get(), Openable.DOOR, Doc.Obj.EMPTY);
        }
        boolean closed = !step.state().equals("open");
        boolean locked = step.state().equals("locked");
        Openable.of(exit.get()).ifPresent(door -> door.set(turn, things, closed, locked));
        return true;
    }

    private boolean remove(ResetStep step) {
        List<Thing> there =
                things.refer(step.in()).map(room -> in(room, step.what())).orElse(List.of());
        there.stream().findFirst().ifPresent(turn::destroy);
        return !there.isEmpty();
    }
}
