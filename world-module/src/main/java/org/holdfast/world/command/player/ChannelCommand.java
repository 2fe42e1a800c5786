package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.trait.Listening;

/** Lists channels, turns them on and off, shows what was said. */
public final class ChannelCommand implements Command {
    private static final Pattern LINES = Pattern.compile("[1-9][0-9]{0,2}");

    private final List<Channel> channels;
    private final ChannelHistory history;

    public ChannelCommand(List<Channel> channels, ChannelHistory history) {
        this.channels = List.copyOf(channels);
        this.history = history;
    }

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public List<String> aliases() {
        return List.of("channels");
    }

    @Override
    public String usage() {
        return "channel [NAME [on|off|NUMBER]]";
    }

    @Override
    public String help() {
        return "Lists the channels; turns one on or off; shows the last lines of one: channel gossip off, channel gossip 50."
                + " A channel's name is the command that speaks on it.";
    }

    @Override
    public void run(Invocation in) {
        String[] words = in.words().split("\\s+", 2);
        if (in.words().isEmpty()) {
            list(in);
            return;
        }
        Optional<Channel> channel = allowed(in)
                .filter(one -> one.name().startsWith(words[0].toLowerCase(Locale.ROOT)))
                .findFirst();
        if (channel.isEmpty()) {
            in.tell(Text.of("There is no channel \"{}\"; <command>channel</command> lists them.", words[0]));
            return;
        }
        String what = words.length == 1 ? "" : words[1].toLowerCase(Locale.ROOT);
        if (what.isEmpty() || LINES.matcher(what).matches()) {
            new ChannelView(history).show(in, channel.get(), what.isEmpty() ? ChannelView.FEW : Integer.parseInt(what));
        } else if (what.equals("on") || what.equals("off")) {
            Listening.set(in.turn(), in.actor(), channel.get().name(), what.equals("on"));
            in.tell(Text.of("<success>{} is {}.</success>", channel.get().caption(), what));
        } else {
            in.tellUsage(this);
        }
    }

    private Stream<Channel> allowed(Invocation in) {
        return channels.stream()
                .filter(channel -> channel.permission().map(in.session()::may).orElse(true));
    }

    private void list(Invocation in) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>Channels</heading>"));
        allowed(in)
                .forEach(channel -> lines.add(Text.of(
                        "<command>{}</command> <label>({})</label> {}",
                        channel.name(),
                        Listening.isOn(in.actor(), channel.name()) ? "on" : "off",
                        channel.purpose())));
        in.tell(Text.lines(lines));
    }
}
