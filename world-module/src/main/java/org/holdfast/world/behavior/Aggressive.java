package org.holdfast.world.behavior;

import java.util.Optional;
import org.holdfast.world.action.Attack;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;

/** Attacks players. */
final class Aggressive implements Behavior {
    /** Between two looks around; who comes in is noticed at once. */
    private static final int USUAL_SECONDS = 10;

    @Override
    public String name() {
        return "aggressive";
    }

    @Override
    public String help() {
        return "Attacks players who come in or are there; with \"below\" set to a level, only those of lower levels.";
    }

    @Override
    public Optional<Pace> pace(Settings settings) {
        return Optional.of(Pace.of(settings, USUAL_SECONDS));
    }

    @Override
    public void act(Self self) {
        self.others().stream()
                .filter(other -> other.player().isPresent())
                .findFirst()
                .ifPresent(player -> attack(self, player));
    }

    @Override
    public void perceive(Self self, Event event) {
        Newcomers.player(self, event).ifPresent(player -> attack(self, player));
    }

    private static void attack(Self self, Thing player) {
        long below = self.settings().whole("below", Stats.MOST_LEVEL + 1L, 1, Stats.MOST_LEVEL + 1L);
        if (!self.isFighting() && Stats.level(player) < below) {
            self.perform(new Attack(player));
        }
    }
}
