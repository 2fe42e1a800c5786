package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.world.action.Chat;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Speaks on a channel. There is one of these for each. */
public final class SpeakCommand implements Command {
    private final Channel channel;
    private final ChannelHistory history;

    public SpeakCommand(Channel channel, ChannelHistory history) {
        this.channel = channel;
        this.history = history;
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public Optional<String> permission() {
        return channel.permission();
    }

    @Override
    public String usage() {
        return channel.name() + " [WORDS]";
    }

    @Override
    public String help() {
        return channel.purpose() + " Alone, it shows what was said last. channel " + channel.name()
                + " off turns it off.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            new ChannelView(history).show(in, channel, ChannelView.FEW);
        } else if (!in.isMuted()) {
            in.perform(new Chat(channel, history, in.argument()));
        }
    }
}
