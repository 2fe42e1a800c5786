package org.holdfast.world.behavior;

import java.util.Optional;
import org.holdfast.world.action.Take;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** Picks up what lies about. */
final class Scavenger implements Behavior {
    private static final int USUAL_SECONDS = 30;
    private static final int MOST_CARRIED = 20;

    @Override
    public String name() {
        return "scavenger";
    }

    @Override
    public String help() {
        return "Picks up what lies about, one thing every 30 to 45 seconds; \"seconds\" sets how often. Carries 20 things at"
                + " most.";
    }

    @Override
    public Optional<Pace> pace(Settings settings) {
        return Optional.of(Pace.of(settings, USUAL_SECONDS));
    }

    @Override
    public void act(Self self) {
        if (self.isFighting() || self.things().contents(self.body()).size() >= MOST_CARRIED) {
            return;
        }
        Optional<Thing> room = self.things().location(self.body());
        if (room.isPresent()) {
            for (Thing item : self.things().contents(room.get(), Kind.ITEM)) {
                if (self.perform(new Take(item))) {
                    return;
                }
            }
        }
    }
}
