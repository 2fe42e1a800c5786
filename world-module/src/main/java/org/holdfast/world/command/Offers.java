package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.ThingIndex;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Where the things are that offer commands. Each line that is typed is looked for among them, and few things in a crowded
 * place offer any. The bodies of players do not. Owned by the generation's thread.
 */
final class Offers implements ThingIndex {
    private final Things things;
    private final Map<ThingId, NavigableSet<ThingId>> byPlace = new HashMap<>();
    private final Map<ThingId, ThingId> places = new HashMap<>();

    private Offers(Things things) {
        this.things = things;
    }

    /** Kept up to date from now on. */
    static Offers among(Things things) {
        Offers offers = new Offers(things);
        things.keep(offers);
        return offers;
    }

    @Override
    public void put(Thing thing) {
        remove(thing.id());
        if (isOffering(thing)) {
            thing.location().ifPresent(place -> {
                places.put(thing.id(), place);
                byPlace.computeIfAbsent(place, any -> new TreeSet<>()).add(thing.id());
            });
        }
    }

    @Override
    public void remove(ThingId id) {
        ThingId place = places.remove(id);
        if (place != null) {
            byPlace.computeIfPresent(place, (any, those) -> {
                those.remove(id);
                return those.isEmpty() ? null : those;
            });
        }
    }

    /**
     * The things in a place that offer commands, in the order of their ids.
     *
     * @param turn what it has changed so far is known only when it is saved; then all things in the place are looked at
     */
    List<Thing> in(Thing place, WorldTurn turn) {
        if (!turn.edited().isEmpty()) {
            return things.contents(place).stream().filter(Offers::isOffering).toList();
        }
        NavigableSet<ThingId> ids = byPlace.get(place.id());
        if (ids == null) {
            return List.of();
        }
        List<Thing> offering = new ArrayList<>(ids.size());
        ids.forEach(id -> things.find(id).ifPresent(offering::add));
        return offering;
    }

    private static boolean isOffering(Thing thing) {
        return thing.player().isEmpty()
                && thing.attribute(LocalCommand.ATTRIBUTE).isPresent();
    }
}
