package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Direction;

/** Lists the commands that the player may use, by what they are for. */
public final class CommandsCommand implements Command {
    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Going",
                    Stream.concat(
                                    Stream.of(Direction.values()).map(Direction::word),
                                    Stream.of("go", "enter", "leave", "open", "close", "lock", "unlock"))
                            .toList()),
            new Group(
                    "Things",
                    List.of("look", "get", "drop", "put", "give", "inventory", "wear", "wield", "remove", "equipment")),
            new Group(
                    "Talking",
                    List.of(
                            "say",
                            "emote",
                            "whisper",
                            "shout",
                            "tell",
                            "reply",
                            "gossip",
                            "ask",
                            "trade",
                            "channel",
                            "ignore",
                            "unignore",
                            "who")),
            new Group("Shops", List.of("list", "buy", "sell", "value")),
            new Group("Fights", List.of("consider", "kill", "flee", "wimpy", "score")),
            new Group("Playing", List.of("help", "commands", "again", "alias", "unalias", "ping", "version", "quit")));

    /** Of those that need a permission, and of those that are in no group. */
    private static final String BUILDING = "Building";

    private static final String MORE = "More";

    /** Commands that are for the same, by name. */
    private record Group(String label, List<String> names) {}

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String usage() {
        return "commands";
    }

    @Override
    public String help() {
        return "Lists the commands that you can use, and those that only this place offers.";
    }

    @Override
    public void run(Invocation in) {
        List<Command> allowed = in.commands().allowed(in.session());
        List<String> open =
                names(allowed.stream().filter(one -> one.permission().isEmpty()));
        List<String> rest = new ArrayList<>(open);
        List<Text> lines = new ArrayList<>();
        for (Group group : GROUPS) {
            add(lines, group.label, group.names.stream().filter(open::contains).toList());
            rest.removeAll(group.names);
        }
        add(lines, MORE, rest);
        add(
                lines,
                BUILDING,
                names(allowed.stream().filter(one -> one.permission().isPresent())));
        add(lines, "Here", in.offeredHere());
        lines.add(Text.of("The server has some of its own: <command>help account</command> and"
                + " <command>help settings</command> tell of them."));
        in.tell(Text.lines(lines));
    }

    private static List<String> names(Stream<Command> commands) {
        return commands.map(Command::name).toList();
    }

    private static void add(List<Text> lines, String label, List<String> names) {
        if (!names.isEmpty()) {
            List<Text> words = names.stream()
                    .map(name -> Text.of("<command>{}</command>", name))
                    .toList();
            lines.add(Text.of("<label>{}:</label> {}", label, Text.join(", ", words)));
        }
    }
}
