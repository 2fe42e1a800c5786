package org.holdfast.world.behavior;

import org.holdfast.world.action.Attack;
import org.holdfast.world.action.Say;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;

/** Keeps the peace: attacks whoever begins a fight. */
final class Guard implements Behavior {
    @Override
    public String name() {
        return "guard";
    }

    @Override
    public String help() {
        return "Attacks whoever begins a fight where it is, but not other guards. With \"players\" set to true it only steps"
                + " in for players. \"says\" is what it says first, {name} in it is who began.";
    }

    @Override
    public void perceive(Self self, Event event) {
        if (!(event instanceof Event.Fought fought) || !(fought.what() instanceof CombatEvent.Attacked attacked)) {
            return;
        }
        boolean concerned =
                attacked.victim().player().isPresent() || !self.settings().flag("players", false);
        if (concerned
                && !self.isFighting()
                && !attacked.victim().id().equals(self.body().id())
                && self.isHere(attacked.actor())
                && !isGuard(attacked)) {
            self.perform(new Say(Greeter.addressed(self, "Not here, {name}!", attacked.actor())));
            self.perform(new Attack(attacked.actor()));
        }
    }

    private boolean isGuard(CombatEvent.Attacked attacked) {
        return Behaviors.isNamed(attacked.actor(), name());
    }
}
