package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.help.HelpPage;
import org.holdfast.world.help.HelpTopics;
import org.holdfast.world.view.Lists;
import org.holdfast.world.words.Nearest;

/** Explains a command, or shows what an author wrote on a topic. */
public final class HelpCommand implements Command {
    /** How many commands and topics a search names. */
    private static final int FOUND = 12;

    /** How many near misses it names. */
    private static final int SUGGESTED = 3;

    private final HelpTopics topics;

    public HelpCommand(HelpTopics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<String> aliases() {
        return List.of("?");
    }

    @Override
    public String usage() {
        return "help [COMMAND or TOPIC]";
    }

    @Override
    public String help() {
        return "Explains a command or a topic, or finds those that tell of something: help say, help doors. Alone, it lists the topics.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tell(overview());
            return;
        }
        in.tell(find(in).or(() -> search(in))
                .orElseGet(() -> Text.of(
                        "There is no help on \"{}\". Type <command>help</command> for the topics"
                                + " and <command>commands</command> for the commands.",
                        in.words())));
    }

    /** Where else the words stand; failing that, what is called nearly so. */
    private Optional<Text> search(Invocation in) {
        List<Command> allowed = in.commands().allowed(in.session());
        String words = in.words().toLowerCase(Locale.ROOT);
        List<String> telling = new ArrayList<>();
        for (Command command : allowed) {
            String told = command.usage() + " " + command.help().replaceAll("\\s+", " ");
            if (told.toLowerCase(Locale.ROOT).contains(words)) {
                telling.add(command.name());
            }
        }
        telling.addAll(topics.telling(words));
        if (telling.isEmpty()) {
            List<String> names =
                    new ArrayList<>(allowed.stream().map(Command::name).toList());
            names.addAll(topics.names());
            List<String> near = Nearest.among(names, in.words(), SUGGESTED);
            return near.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Text.of(
                            "There is no help on \"{}\". Did you mean {}?", in.words(), Lists.or(values(near))));
        }
        return Optional.of(Text.of(
                "There is no help on \"{}\" itself. These tell of it: {}.",
                in.words(),
                Lists.and(values(telling.stream().limit(FOUND).toList()))));
    }

    private static List<Text> values(List<String> names) {
        return names.stream().map(name -> Text.of("<value>{}</value>", name)).toList();
    }

    private Text overview() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>Help</heading>"));
        lines.add(Text.of("<value>help COMMAND</value> explains a command; <command>commands</command> lists them."));
        if (!topics.names().isEmpty()) {
            lines.add(Text.of("<label>Topics:</label> {}", Text.join(", ", values(topics.names()))));
        }
        return Text.lines(lines);
    }

    private Optional<Text> find(Invocation in) {
        List<Command> exact = in.commands().findExactly(in.words(), in.session());
        if (!exact.isEmpty()) {
            return Optional.of(explain(exact.get(0)));
        }
        Optional<Text> topic = topics.find(in.words());
        List<Command> begun = in.commands().find(in.words(), in.session());
        return topic.isEmpty() && begun.size() == 1 ? Optional.of(explain(begun.get(0))) : topic;
    }

    private static Text explain(Command command) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>{}</heading>", command.name()));
        lines.add(Text.of("<label>Usage:</label> <value>{}</value>", command.usage()));
        if (!command.aliases().isEmpty()) {
            lines.add(Text.of("<label>Also:</label> <value>{}</value>", String.join(", ", command.aliases())));
        }
        lines.add(HelpPage.of(command.help()));
        return Text.lines(lines);
    }
}
