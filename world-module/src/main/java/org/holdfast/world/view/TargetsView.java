package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.trait.Purse;

/** Events as those are told of them to whom they are done; all else as everybody is told of it. */
final class TargetsView extends OthersView {
    TargetsView(boolean light) {
        super(light);
    }

    @Override
    public Optional<Text> gave(Event.Gave event) {
        return Optional.of(Text.of("{} gives you {}.", actor(event), LookView.named(event.item())));
    }

    @Override
    public Optional<Text> told(Event.Told event) {
        return Optional.of(
                Text.of("<whisper>{} tells you, \"{}\"</whisper>", LookView.beginning(event.actor()), event.words()));
    }

    @Override
    public Optional<Text> whispered(Event.Whispered event) {
        return Optional.of(Text.of("<whisper>{} whispers to you, \"{}\"</whisper>", actor(event), event.words()));
    }

    @Override
    public Optional<Text> paid(Event.Paid event) {
        return Optional.of(Text.of("{} gives you {}.", actor(event), Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> bought(Event.Bought event) {
        return Optional.of(Text.of(
                "{} buys {} of you for {}.", actor(event), LookView.named(event.item()), Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> sold(Event.Sold event) {
        return Optional.of(Text.of(
                "{} sells you {} for {}.", actor(event), LookView.named(event.item()), Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> fought(Event.Fought event) {
        return event.what().dispatch(CombatView.INSTANCE).target();
    }
}
