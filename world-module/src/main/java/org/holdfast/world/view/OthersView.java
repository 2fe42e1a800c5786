package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Slot;

/**
 * Events as those are told of them who are only there; empty where there is nothing to be seen or heard. In the dark one
 * hears, and knows voices, but sees neither who moves nor what they hold.
 */
class OthersView implements Event.Handler<Optional<Text>> {
    private final boolean light;

    /** @param light whether there is any */
    OthersView(boolean light) {
        this.light = light;
    }

    /** Who acts, at the beginning of a sentence. */
    final Text actor(Event event) {
        return light ? LookView.beginning(event.actor()) : Text.of("Someone");
    }

    /** A thing that the event is about. */
    final Text thing(Thing thing) {
        return light ? LookView.named(thing) : Text.of("something");
    }

    private Optional<Text> seen(String template, Object... arguments) {
        return light ? Optional.of(Text.of(template, arguments)) : Optional.empty();
    }

    @Override
    public Optional<Text> said(Event.Said event) {
        return Optional.of(
                Text.of("<speech>{} says, \"{}\"</speech>", LookView.beginning(event.actor()), event.words()));
    }

    @Override
    public Optional<Text> emoted(Event.Emoted event) {
        return light ? Optional.of(emote(event)) : Optional.empty();
    }

    @Override
    public Optional<Text> left(Event.Left event) {
        String exit = event.exit().name();
        return Optional.of(
                Direction.find(exit).isPresent()
                        ? Text.of("{} leaves <exit>{}</exit>.", actor(event), exit)
                        : Text.of("{} leaves by the <exit>{}</exit>.", actor(event), exit));
    }

    @Override
    public Optional<Text> arrived(Event.Arrived event) {
        return Optional.of(event.exit()
                .map(Thing::name)
                .map(exit -> Text.of("{} arrives from {}.", actor(event), whence(exit)))
                .orElseGet(() -> Text.of("{} arrives.", actor(event))));
    }

    @Override
    public Optional<Text> vanished(Event.Vanished event) {
        return seen("{} is gone between one breath and the next.", actor(event));
    }

    @Override
    public Optional<Text> appeared(Event.Appeared event) {
        return Optional.of(Text.of("{} is here all at once.", actor(event)));
    }

    @Override
    public Optional<Text> joined(Event.Joined event) {
        return Optional.of(Text.of("{} arrives.", actor(event)));
    }

    @Override
    public Optional<Text> quit(Event.Quit event) {
        return Optional.of(Text.of("{} leaves the game.", actor(event)));
    }

    @Override
    public Optional<Text> perished(Event.Perished event) {
        return seen(
                event.leaves() ? "{} is gone for good, and leaves what was carried here." : "{} is gone for good.",
                actor(event));
    }

    @Override
    public Optional<Text> took(Event.Took event) {
        return event.from().isPresent()
                ? seen(
                        "{} takes {} out of {}.",
                        actor(event),
                        thing(event.item()),
                        thing(event.from().get()))
                : seen("{} takes {}.", actor(event), thing(event.item()));
    }

    @Override
    public Optional<Text> dropped(Event.Dropped event) {
        return Optional.of(Text.of("{} drops {}.", actor(event), thing(event.item())));
    }

    @Override
    public Optional<Text> put(Event.Put event) {
        return seen("{} puts {} into {}.", actor(event), thing(event.item()), thing(event.container()));
    }

    @Override
    public Optional<Text> gave(Event.Gave event) {
        return seen("{} gives {} to {}.", actor(event), thing(event.item()), thing(event.to()));
    }

    @Override
    public Optional<Text> wore(Event.Wore event) {
        return event.slot() == Slot.WIELD
                ? seen("{} wields {}.", actor(event), thing(event.item()))
                : seen(
                        "{} wears {} {}.",
                        actor(event),
                        thing(event.item()),
                        event.slot().phrase());
    }

    @Override
    public Optional<Text> removed(Event.Removed event) {
        return seen("{} removes {}.", actor(event), thing(event.item()));
    }

    @Override
    public Optional<Text> operated(Event.Operated event) {
        return Optional.of(Text.of(
                "{} {} {}.",
                actor(event),
                event.verb().word() + "s",
                light ? LookView.openable(event.thing()) : Text.of("something")));
    }

    @Override
    public Optional<Text> operatedBeyond(Event.OperatedBeyond event) {
        return switch (event.verb()) {
            case OPEN -> seen("{} opens.", LookView.openableBeginning(event.thing()));
            case CLOSE -> seen("{} closes.", LookView.openableBeginning(event.thing()));
            case LOCK, UNLOCK -> Optional.of(Text.of("A lock clicks."));
        };
    }

    @Override
    public Optional<Text> boarded(Event.Boarded event) {
        return seen("{} enters {}.", actor(event), thing(event.vehicle()));
    }

    @Override
    public Optional<Text> wentOut(Event.WentOut event) {
        return Optional.of(Text.of("{} goes out.", actor(event)));
    }

    @Override
    public Optional<Text> cameOut(Event.CameOut event) {
        return seen("{} comes out of {}.", actor(event), thing(event.vehicle()));
    }

    @Override
    public Optional<Text> told(Event.Told event) {
        return Optional.empty();
    }

    @Override
    public Optional<Text> whispered(Event.Whispered event) {
        return seen("{} whispers to {}.", actor(event), thing(event.to()));
    }

    @Override
    public Optional<Text> shouted(Event.Shouted event) {
        return Optional.of(
                Text.of("<speech>{} shouts, \"{}\"</speech>", LookView.beginning(event.actor()), event.words()));
    }

    @Override
    public Optional<Text> paid(Event.Paid event) {
        return seen("{} gives some coins to {}.", actor(event), thing(event.to()));
    }

    @Override
    public Optional<Text> droppedCoins(Event.DroppedCoins event) {
        return Optional.of(Text.of("{} drops some coins.", actor(event)));
    }

    @Override
    public Optional<Text> bought(Event.Bought event) {
        return seen("{} buys {}.", actor(event), thing(event.item()));
    }

    @Override
    public Optional<Text> sold(Event.Sold event) {
        return seen("{} sells {}.", actor(event), thing(event.item()));
    }

    @Override
    public Optional<Text> fought(Event.Fought event) {
        return event.what().dispatch(CombatView.INSTANCE).others();
    }

    @Override
    public Optional<Text> chatted(Event.Chatted event) {
        return Optional.of(spoken(event));
    }

    static Text spoken(Event.Chatted event) {
        return Text.of(
                "<channel>[{}] {}: {}</channel>",
                event.channel().caption(),
                LookView.named(event.actor()),
                event.words());
    }

    static Text emote(Event.Emoted event) {
        boolean joins = event.words().startsWith("'") || event.words().startsWith(",");
        return Text.of(
                joins ? "<emote>{}{}</emote>" : "<emote>{} {}</emote>",
                LookView.beginning(event.actor()),
                event.words());
    }

    private static Text whence(String exit) {
        return Direction.find(exit)
                .map(direction -> switch (direction) {
                    case UP -> Text.of("above");
                    case DOWN -> Text.of("below");
                    case IN -> Text.of("inside");
                    case OUT -> Text.of("outside");
                    default -> Text.of("the <exit>{}</exit>", direction.word());
                })
                .orElseGet(() -> Text.of("the <exit>{}</exit>", exit));
    }
}
