package org.holdfast.world.undo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.undo.Difference.Change;
import org.holdfast.world.view.LookView;

/**
 * A building command about to be undone: all of it or nothing. Lives for one turn.
 *
 * <pre>
 *   made       is taken away, if it is as it was made, nobody and nothing is in it, and nothing leads to it;
 *              that it has walked away, was put down or hurt, and what its zone's resets made of it since, does not matter
 *   destroyed  is there again, if the place that it was in is
 *   changed    what the command changed is put back, if it is as the command left it
 * </pre>
 */
public final class Undoing {
    private final Things things;
    private final Entry entry;
    private final Consumer<WorldTurn> forget;

    Undoing(Things things, Entry entry, Consumer<WorldTurn> forget) {
        this.things = things;
        this.entry = entry;
        this.forget = forget;
    }

    /** The command, as it was typed. */
    public String line() {
        return entry.line();
    }

    /** The things that are there and will be changed or taken away. */
    public List<Thing> affected() {
        return entry.differences().stream()
                .flatMap(one -> things.find(one.thing()).stream())
                .toList();
    }

    /**
     * Why it cannot be undone, as a sentence; empty if it can.
     *
     * @param builder who wants it undone, and is spoken to
     */
    public Optional<Text> refusal(Thing builder) {
        if (entry.version() != Things.documentVersion()) {
            return Optional.of(Text.of("it was done with an older world, which wrote things down differently."));
        }
        Set<ThingId> involved = involved();
        Optional<Text> moved = entry.start().flatMap(this::startRefusal);
        if (moved.isPresent()) {
            return moved;
        }
        for (Difference one : entry.differences()) {
            Optional<Text> refusal = refusal(one, involved, builder);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Text> startRefusal(Entry.Start moved) {
        if (!things.start().map(Thing::id).equals(Optional.of(moved.is()))) {
            return Optional.of(Text.of("where new characters begin was changed since."));
        }
        return things.find(moved.was()).isPresent()
                ? Optional.empty()
                : Optional.of(Text.of("{}, where new characters began, is not there any more.", moved.was()));
    }

    private Set<ThingId> involved() {
        Set<ThingId> involved = new HashSet<>();
        entry.differences().forEach(one -> involved.add(one.thing()));
        madeByResets().forEach(thing -> involved.add(thing.id()));
        return involved;
    }

    /** What was made since after the prototypes that the command made, and is nobody's. */
    private List<Thing> madeByResets() {
        return entry.differences().stream()
                .filter(one -> one.change() == Change.MADE)
                .flatMap(one -> things.find(one.thing()).stream())
                .filter(Thing::isPrototype)
                .flatMap(prototype -> things.children(prototype).stream())
                .filter(child -> child.origin().isEmpty() && child.player().isEmpty() && !child.isPrototype())
                .filter(child -> !isWithAPlayer(child))
                .toList();
    }

    private boolean isWithAPlayer(Thing thing) {
        Optional<Thing> around = things.location(thing);
        for (int depth = 0; depth < Thing.MAX_ANCESTORS && around.isPresent(); depth++) {
            if (around.get().player().isPresent()) {
                return true;
            }
            around = things.location(around.get());
        }
        return false;
    }

    private Optional<Text> refusal(Difference one, Set<ThingId> involved, Thing builder) {
        Optional<Thing> found = things.find(one.thing());
        if (one.change() != Change.DESTROYED && found.isEmpty()) {
            return one.change() == Change.MADE
                    ? Optional.empty()
                    : Optional.of(Text.of("{} is not there any more.", one.thing()));
        }
        if (one.change() == Change.DESTROYED) {
            return found.map(thing -> Text.of("{} is there again.", LookView.numbered(thing)))
                    .or(() -> missingPlace(one, involved));
        }
        boolean walks = !found.get().is(Kind.EXIT) && !found.get().isPrototype() && !isWithAPlayer(found.get());
        return changedSince(walks ? one.wherever() : one, found.get(), document(one.thing()))
                .or(() -> one.change() == Change.MADE
                        ? inUse(found.get(), involved, builder)
                        : missingPlace(one, involved));
    }

    private static Optional<Text> changedSince(Difference one, Thing thing, Doc.Obj now) {
        return one.changedSince(now)
                .map(member -> Text.of("the {} of {} was changed since.", member, LookView.numbered(thing)));
    }

    private Optional<Text> missingPlace(Difference one, Set<ThingId> involved) {
        return one.formerPlace()
                .filter(place -> things.find(place).isEmpty() && !involved.contains(place))
                .map(place -> Text.of("{}, where it was, is not there any more.", place));
    }

    private Optional<Text> inUse(Thing made, Set<ThingId> involved, Thing builder) {
        if (builder.location().equals(Optional.of(made.id()))) {
            return Optional.of(Text.of("you are in {}. Step out of it first.", LookView.numbered(made)));
        }
        for (Thing content : things.contents(made)) {
            if (!involved.contains(content.id())) {
                return Optional.of(Text.of("{} is in {}.", LookView.numbered(content), LookView.numbered(made)));
            }
        }
        for (Thing child : things.children(made)) {
            if (!involved.contains(child.id())) {
                return Optional.of(Text.of("{} is made after {}.", LookView.numbered(child), LookView.numbered(made)));
            }
        }
        boolean isStart =
                things.start().equals(Optional.of(made)) && entry.start().isEmpty();
        if (isStart) {
            return Optional.of(Text.of("new characters begin in {}.", LookView.numbered(made)));
        }
        return made.is(Kind.ROOM) ? leadingTo(made, involved) : Optional.empty();
    }

    private Optional<Text> leadingTo(Thing room, Set<ThingId> involved) {
        return things.all().stream()
                .filter(thing -> thing.destination().equals(Optional.of(room.id())) && !involved.contains(thing.id()))
                .findFirst()
                .map(exit -> Text.of("{} leads to {}.", LookView.numbered(exit), LookView.numbered(room)));
    }

    private Doc.Obj document(ThingId id) {
        return things.record(id).map(StoredRecord::doc).orElse(Doc.Obj.EMPTY);
    }

    /** Undoes it; only after {@link #refusal} had nothing to say. */
    public void run(WorldTurn turn) {
        entry.start().flatMap(moved -> things.find(moved.was())).ifPresent(turn::startAt);
        for (Thing thing : madeByResets()) {
            things.find(thing.id()).ifPresent(turn::destroy);
        }
        for (Difference one : entry.differences()) {
            if (one.change() != Change.MADE) {
                turn.restore(one.thing(), Things.record(one.thing(), one.restored(document(one.thing()))));
            }
        }
        for (Difference one : entry.differences()) {
            if (one.change() == Change.MADE) {
                things.find(one.thing()).ifPresent(turn::forget);
            }
        }
        forget.accept(turn);
    }
}
