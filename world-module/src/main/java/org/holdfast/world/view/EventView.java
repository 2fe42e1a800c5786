package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Thing;

/** Events in words. Two views: of the one who acts, and of everybody else in the room. */
final class EventView {
    private EventView() {}

    /** What the actor is told; empty where the command that it used tells it more. */
    static final class ForActor implements Event.Handler<Optional<Text>> {
        @Override
        public Optional<Text> said(Event.Said event) {
            return Optional.of(Text.of("<speech>You say, \"{}\"</speech>", event.words()));
        }

        @Override
        public Optional<Text> emoted(Event.Emoted event) {
            return Optional.of(emote(event));
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
        public Optional<Text> took(Event.Took event) {
            return Optional.of(Text.of("You take <item>{}</item>.", event.item().name()));
        }

        @Override
        public Optional<Text> dropped(Event.Dropped event) {
            return Optional.of(Text.of("You drop <item>{}</item>.", event.item().name()));
        }

        @Override
        public Optional<Text> fought(Event.Fought event) {
            return event.what().dispatch(CombatView.INSTANCE).actor();
        }
    }

    /** What the others in the room are told. */
    static final class ForOthers implements Event.Handler<Text> {
        @Override
        public Text said(Event.Said event) {
            return Text.of(
                    "<speech><name>{}</name> says, \"{}\"</speech>",
                    event.actor().name(),
                    event.words());
        }

        @Override
        public Text emoted(Event.Emoted event) {
            return emote(event);
        }

        @Override
        public Text left(Event.Left event) {
            String exit = event.exit().name();
            return Direction.find(exit).isPresent()
                    ? Text.of(
                            "<name>{}</name> leaves <exit>{}</exit>.",
                            event.actor().name(),
                            exit)
                    : Text.of(
                            "<name>{}</name> leaves by the <exit>{}</exit>.",
                            event.actor().name(),
                            exit);
        }

        @Override
        public Text arrived(Event.Arrived event) {
            String actor = event.actor().name();
            return event.exit()
                    .map(Thing::name)
                    .map(exit -> Text.of("<name>{}</name> arrives from {}.", actor, whence(exit)))
                    .orElseGet(() -> Text.of("<name>{}</name> arrives.", actor));
        }

        @Override
        public Text vanished(Event.Vanished event) {
            return Text.of(
                    "<name>{}</name> is gone between one breath and the next.",
                    event.actor().name());
        }

        @Override
        public Text appeared(Event.Appeared event) {
            return Text.of("<name>{}</name> is here all at once.", event.actor().name());
        }

        @Override
        public Text joined(Event.Joined event) {
            return Text.of("<name>{}</name> arrives.", event.actor().name());
        }

        @Override
        public Text quit(Event.Quit event) {
            return Text.of("<name>{}</name> leaves the game.", event.actor().name());
        }

        @Override
        public Text took(Event.Took event) {
            return Text.of(
                    "<name>{}</name> takes <item>{}</item>.",
                    event.actor().name(),
                    event.item().name());
        }

        @Override
        public Text dropped(Event.Dropped event) {
            return Text.of(
                    "<name>{}</name> drops <item>{}</item>.",
                    event.actor().name(),
                    event.item().name());
        }

        @Override
        public Text fought(Event.Fought event) {
            return event.what().dispatch(CombatView.INSTANCE).others().orElse(Text.EMPTY);
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

    private static Text emote(Event.Emoted event) {
        return Text.of("<emote><name>{}</name> {}</emote>", event.actor().name(), event.words());
    }
}
