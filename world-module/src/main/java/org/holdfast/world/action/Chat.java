package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Listening;

/** Says something on a channel; it is kept for those who come later. */
public record Chat(Channel channel, ChannelHistory history, String words) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        if (!Listening.isOn(actor, channel.name())) {
            return Optional.of(Text.of(
                    "You have turned {} off; <command>{}</command> turns it on.",
                    channel.caption(),
                    "channel " + channel.name() + " on"));
        }
        history.add(stage.turn(), channel, actor.name(), actor.player(), words);
        stage.happened(new Event.Chatted(actor, stage.things().location(actor).orElse(actor), channel, words));
        return Optional.empty();
    }
}
