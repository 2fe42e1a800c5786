package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.CombatEvent;

/** Fights in words: what the actor is told, whom it concerns, and the others in the room. */
final class CombatView implements CombatEvent.Handler<CombatView.Words> {
    static final CombatView INSTANCE = new CombatView();

    private CombatView() {}

    /** For whom it is empty, is told nothing. */
    record Words(Optional<Text> actor, Optional<Text> target, Optional<Text> others) {
        private static final Words NONE = new Words(Optional.empty(), Optional.empty(), Optional.empty());

        private static Words of(Text actor, Text target, Text others) {
            return new Words(Optional.of(actor), Optional.of(target), Optional.of(others));
        }

        private static Words of(Text actor, Text others) {
            return new Words(Optional.of(actor), Optional.empty(), Optional.of(others));
        }
    }

    @Override
    public Words attacked(CombatEvent.Attacked event) {
        Text actor = LookView.beginning(event.actor());
        Text victim = LookView.named(event.victim());
        return Words.of(
                Text.of("You attack {}!", victim),
                Text.of("<danger>{} attacks you!</danger>", actor),
                Text.of("{} attacks {}!", actor, victim));
    }

    @Override
    public Words hit(CombatEvent.Hit event) {
        Text actor = LookView.beginning(event.actor());
        Text victim = LookView.named(event.victim());
        Text with = event.weapon()
                .map(weapon -> Text.of(" with {}", LookView.named(weapon)))
                .orElse(Text.EMPTY);
        return Words.of(
                Text.of("You hit {}{} for {}.", victim, with, event.damage()),
                Text.of("{} hits you{} for {}.", actor, with, event.damage()),
                Text.of("{} hits {}{}.", actor, victim, with));
    }

    @Override
    public Words missed(CombatEvent.Missed event) {
        Text actor = LookView.beginning(event.actor());
        Text victim = LookView.named(event.victim());
        return Words.of(
                Text.of("You miss {}.", victim),
                Text.of("{} misses you.", actor),
                Text.of("{} misses {}.", actor, victim));
    }

    @Override
    public Words died(CombatEvent.Died event) {
        Text dead = LookView.beginning(event.actor());
        return Words.of(Text.of("<danger>You are dead!</danger>"), killed(event, dead), Text.of("{} is dead!", dead));
    }

    private static Text killed(CombatEvent.Died event, Text dead) {
        return Text.of("{} is dead!{}", dead, gains(event.experience(), event.gold()));
    }

    @Override
    public Words shared(CombatEvent.Shared event) {
        return new Words(
                Optional.of(Text.of("You have fought well.{}", gains(event.experience(), event.gold()))),
                Optional.empty(),
                Optional.empty());
    }

    private static Text gains(long experience, long gold) {
        Text learned = experience == 0 ? Text.EMPTY : Text.of(" You gain {} experience.", experience);
        Text found = gold == 0 ? Text.EMPTY : Text.of(" You find {} gold {}.", gold, gold == 1 ? "coin" : "coins");
        return Text.of("{}{}", learned, found);
    }

    @Override
    public Words fled(CombatEvent.Fled event) {
        return Words.of(Text.of("You run for your life!"), Text.of("{} runs!", LookView.beginning(event.actor())));
    }

    /** The actor is shown the place, by {@link Witnesses}. */
    @Override
    public Words landed(CombatEvent.Landed event) {
        return event.hasDied()
                ? Words.of(
                        Text.of("<notice>You come to yourself again, somewhere else.</notice>"),
                        Text.of("{} is here all at once, pale and shaking.", LookView.beginning(event.actor())))
                : Words.NONE;
    }

    @Override
    public Words recovered(CombatEvent.Recovered event) {
        return event.healed()
                ? new Words(
                        Optional.of(Text.of("<success>Your wounds have healed.</success>")),
                        Optional.empty(),
                        Optional.empty())
                : Words.NONE;
    }

    @Override
    public Words advanced(CombatEvent.Advanced event) {
        return Words.of(
                Text.of("<success>You have reached level {}!</success>", event.level()),
                Text.of("{} has learned something.", LookView.beginning(event.actor())));
    }

    @Override
    public Words decayed(CombatEvent.Decayed event) {
        Text gone = Text.of("{} crumbles to dust.", LookView.beginning(event.actor()));
        return Words.of(gone, gone);
    }
}
