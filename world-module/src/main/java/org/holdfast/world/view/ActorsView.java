package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Slot;

/** Events as their actor is told of them; empty where the command that it used tells it more. */
final class ActorsView implements Event.Handler<Optional<Text>> {
    @Override
    public Optional<Text> said(Event.Said event) {
        return Optional.of(Text.of("<speech>You say, \"{}\"</speech>", event.words()));
    }

    @Override
    public Optional<Text> emoted(Event.Emoted event) {
        return Optional.of(OthersView.emote(event));
    }

    @Override
    public Optional<Text> left(Event.Left event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> arrived(Event.Arrived event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> vanished(Event.Vanished event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> appeared(Event.Appeared event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> joined(Event.Joined event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> quit(Event.Quit event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> perished(Event.Perished event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> took(Event.Took event) {
        Text item = LookView.named(event.item());
        return Optional.of(event.from()
                .map(from -> Text.of("You take {} out of {}.", item, LookView.named(from)))
                .orElseGet(() -> Text.of("You take {}.", item)));
    }

    @Override
    public Optional<Text> dropped(Event.Dropped event) {
        return Optional.of(Text.of("You drop {}.", LookView.named(event.item())));
    }

    @Override
    public Optional<Text> put(Event.Put event) {
        return Optional.of(
                Text.of("You put {} into {}.", LookView.named(event.item()), LookView.named(event.container())));
    }

    @Override
    public Optional<Text> gave(Event.Gave event) {
        return Optional.of(Text.of("You give {} to {}.", LookView.named(event.item()), LookView.named(event.to())));
    }

    @Override
    public Optional<Text> wore(Event.Wore event) {
        Text item = LookView.named(event.item());
        return Optional.of(
                event.slot() == Slot.WIELD
                        ? Text.of("You wield {}.", item)
                        : Text.of("You wear {} {}.", item, event.slot().phrase()));
    }

    @Override
    public Optional<Text> removed(Event.Removed event) {
        return Optional.of(Text.of("You remove {}.", LookView.named(event.item())));
    }

    @Override
    public Optional<Text> operated(Event.Operated event) {
        return Optional.of(Text.of("You {} {}.", event.verb().word(), LookView.openable(event.thing())));
    }

    @Override
    public Optional<Text> operatedBeyond(Event.OperatedBeyond event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> boarded(Event.Boarded event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> wentOut(Event.WentOut event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> cameOut(Event.CameOut event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> told(Event.Told event) {
        return Optional.of(
                Text.of("<whisper>You tell {}, \"{}\"</whisper>", LookView.named(event.to()), event.words()));
    }

    @Override
    public Optional<Text> whispered(Event.Whispered event) {
        return Optional.of(
                Text.of("<whisper>You whisper to {}, \"{}\"</whisper>", LookView.named(event.to()), event.words()));
    }

    @Override
    public Optional<Text> shouted(Event.Shouted event) {
        return Optional.of(Text.of("<speech>You shout, \"{}\"</speech>", event.words()));
    }

    @Override
    public Optional<Text> paid(Event.Paid event) {
        return Optional.of(Text.of("You give {} to {}.", Purse.words(event.coins()), LookView.named(event.to())));
    }

    @Override
    public Optional<Text> droppedCoins(Event.DroppedCoins event) {
        return Optional.of(Text.of("You drop {}.", Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> bought(Event.Bought event) {
        return Optional.of(Text.of("You buy {} for {}.", LookView.named(event.item()), Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> sold(Event.Sold event) {
        return Optional.of(Text.of("You sell {} for {}.", LookView.named(event.item()), Purse.words(event.coins())));
    }

    @Override
    public Optional<Text> fought(Event.Fought event) {
        return event.what().dispatch(CombatView.INSTANCE).actor();
    }

    @Override
    public Optional<Text> chatted(Event.Chatted event) {
        return Optional.of(OthersView.spoken(event));
    }
}
