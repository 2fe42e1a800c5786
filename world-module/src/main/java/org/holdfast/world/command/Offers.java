package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.world.thing.Index;
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
    private final Index<ThingId> byPlace = new Index<>();
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
                byPlace.add(place, thing.id());
            });
        }
    }

    @Override
    public void remove(ThingId id) {
        ThingId place = places.remove(id);
        if (place != null) {
            byPlace.remove(place, id);
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
        List<Thing> offering = new ArrayList<>();
        byPlace.get(place.id()).forEach(id -> things.find(id).ifPresent(offering::add));
        return offering;
    }

    private static boolean isOffering(Thing thing) {
        return thing.player().isEmpty()
                && thing.attribute(LocalCommand.ATTRIBUTE).isPresent();
    }
}
