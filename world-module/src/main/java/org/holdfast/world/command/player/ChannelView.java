package org.holdfast.world.command.player;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.channel.Spoken;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.trait.Ignored;

/** Shows what was said on a channel. */
final class ChannelView {
    /** How many lines are shown to whom does not say. */
    static final int FEW = 10;

    private final ChannelHistory history;

    ChannelView(ChannelHistory history) {
        this.history = history;
    }

    /** Shows the last lines, but for those of players who are ignored. */
    void show(Invocation in, Channel channel, int most) {
        List<String> ignored = Ignored.by(in.actor());
        List<Spoken> spoken = history.of(channel).stream()
                .filter(line -> line.player().filter(ignored::contains).isEmpty())
                .toList();
        List<Text> lines = new ArrayList<>();
        for (Spoken line : spoken.subList(Math.max(0, spoken.size() - most), spoken.size())) {
            lines.add(Text.of(
                    "<label>{}</label> <channel>[{}] <name>{}</name>: {}</channel>",
                    ago(Duration.between(line.at(), in.turn().now())),
                    channel.caption(),
                    line.talker(),
                    line.words()));
        }
        in.tell(lines.isEmpty() ? Text.of("Nothing was said on {} yet.", channel.caption()) : Text.lines(lines));
    }

    private static String ago(Duration passed) {
        if (passed.toMinutes() < 1) {
            return "now";
        }
        return passed.toHours() < 1
                ? passed.toMinutes() + " min"
                : passed.toDays() < 1 ? passed.toHours() + " h" : passed.toDays() + " d";
    }
}
