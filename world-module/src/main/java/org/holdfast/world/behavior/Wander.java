package org.holdfast.world.behavior;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.action.Go;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** Walks about. */
final class Wander implements Behavior {
    private static final int USUAL_SECONDS = 20;

    /** On a room: those who wander stay out. */
    private static final String KEEP_OUT = "no_wander";

    @Override
    public String name() {
        return "wander";
    }

    @Override
    public String help() {
        return "Walks about, every 20 to 30 seconds; \"seconds\" sets how often. Stays in its zone unless \"far\" is true,"
                + " and out of rooms with the attribute no_wander.";
    }

    @Override
    public Optional<Pace> pace(Settings settings) {
        return Optional.of(Pace.of(settings, USUAL_SECONDS));
    }

    @Override
    public void act(Self self) {
        if (self.isFighting()) {
            return;
        }
        List<Thing> exits = self.room()
                .map(room -> new ArrayList<>(self.things().contents(room, Kind.EXIT)))
                .orElseGet(ArrayList::new);
        exits.removeIf(exit -> !leadsSomewhere(self, exit));
        if (!exits.isEmpty()) {
            self.perform(new Go(exits.get(self.random().nextInt(exits.size()))));
        }
    }

    private static boolean leadsSomewhere(Self self, Thing exit) {
        return self.things()
                .destination(exit)
                .filter(room -> self.settings().flag("far", false)
                        || room.zone().equals(self.room().map(Thing::zone).orElse("")))
                .filter(room -> !room.attribute(KEEP_OUT).equals(Optional.of(new Doc.Bool(true))))
                .isPresent();
    }
}
