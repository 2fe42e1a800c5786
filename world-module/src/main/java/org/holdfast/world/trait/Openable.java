package org.holdfast.world.trait;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What can be opened and closed: an exit with a door, {@code door: {"name": "an iron gate", "closed": true, "locked":
 * true, "key": "harbour/gate-key"}}, where all members may be left out; and a container that has a member {@code
 * closed}. It can be locked if it has a key: the number or the {@code zone/key} of the thing that fits, or that those
 * that fit are made after.
 *
 * <p>A door has two sides, each an exit with a door of its own; what opens or locks one does so to the other.
 */
public final class Openable {
    public static final String DOOR = "door";

    private static final String CLOSED = "closed";
    private static final String LOCKED = "locked";
    private static final String KEY = "key";
    private static final String NAME = "name";

    private final Thing thing;
    private final String attribute;
    private final Doc.Obj doc;

    private Openable(Thing thing, String attribute, Doc.Obj doc) {
        this.thing = thing;
        this.attribute = attribute;
        this.doc = doc;
    }

    /** A thing as what can be opened; empty if it cannot. */
    public static Optional<Openable> of(Thing thing) {
        if (thing.is(Kind.EXIT)) {
            return Values.object(thing, DOOR).map(doc -> new Openable(thing, DOOR, doc));
        }
        return Values.object(thing, Container.CONTAINER)
                .filter(doc -> thing.is(Kind.ITEM) && doc.find(CLOSED).isPresent())
                .map(doc -> new Openable(thing, Container.CONTAINER, doc));
    }

    /** Whether a thing is closed; one that cannot be is not. */
    public static boolean isClosed(Thing thing) {
        return of(thing).filter(Openable::isClosed).isPresent();
    }

    public Thing thing() {
        return thing;
    }

    public boolean isClosed() {
        return Values.isTrue(doc.find(CLOSED)) || isLocked();
    }

    public boolean isLocked() {
        return Values.isTrue(doc.find(LOCKED));
    }

    /** What a door is called, where it has a name of its own. */
    public Optional<String> doorName() {
        return thing.is(Kind.EXIT) ? Values.text(doc.find(NAME)) : Optional.empty();
    }

    public boolean hasKey() {
        return doc.find(KEY).filter(key -> key != Doc.Null.NULL).isPresent();
    }

    /** The key that fits, among what a character carries. */
    public Optional<Thing> keyOf(Things things, Thing character) {
        return doc.find(KEY)
                .flatMap(things::refer)
                .flatMap(key -> things.contents(character, Kind.ITEM).stream()
                        .filter(item -> item.comesFrom(key.id()))
                        .findFirst());
    }

    /** Opens, closes, locks or unlocks it, and the other side of a door with it. */
    public void set(WorldTurn turn, Things things, boolean closed, boolean locked) {
        write(turn, closed, locked);
        otherSide(things).ifPresent(other -> other.write(turn, closed, locked));
    }

    private void write(WorldTurn turn, boolean closed, boolean locked) {
        Doc.Obj changed = Values.with(doc, CLOSED, new Doc.Bool(closed));
        if (locked || doc.find(LOCKED).isPresent()) {
            changed = Values.with(changed, LOCKED, new Doc.Bool(locked));
        }
        if (!changed.equals(doc)) {
            turn.set(thing, attribute, changed);
        }
    }

    /** The other side of a door: where several lead back through one, that of the opposite direction. */
    public Optional<Openable> otherSide(Things things) {
        if (!thing.is(Kind.EXIT)) {
            return Optional.empty();
        }
        List<Thing> back =
                things.destination(thing).map(room -> things.contents(room, Kind.EXIT)).orElse(List.of()).stream()
                        .filter(exit -> exit.destination().equals(thing.location()) && of(exit).isPresent())
                        .toList();
        Optional<String> opposite =
                Direction.find(thing.name()).map(Direction::opposite).map(Direction::word);
        return back.stream()
                .filter(exit -> Optional.of(exit.name()).equals(opposite))
                .findFirst()
                .or(() -> back.stream().findFirst())
                .flatMap(Openable::of);
    }
}
