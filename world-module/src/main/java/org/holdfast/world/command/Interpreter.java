package org.holdfast.world.command;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.world.action.Go;
import org.holdfast.world.action.Stage;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.Lists;

/**
 * Runs typed lines.
 *
 * <pre>
 *   blank line           -> nothing
 *   a command's word     -> the command
 *   an exit's name       -> through that exit
 *   a word's beginning   -> the command, if only one begins so
 *   anything else        -> Huh?
 * </pre>
 */
public final class Interpreter {
    private final Commands commands;

    public Interpreter(Commands commands) {
        this.commands = commands;
    }

    /**
     * Runs one line.
     *
     * @param line what was typed, hostile
     * @return whether the player is still there: false after a command that ended the session
     */
    public boolean run(String line, SessionInfo session, Thing actor, Stage stage) {
        CommandLine typed = CommandLine.parse(line);
        Invocation in = new Invocation(session, actor, typed.argument(), stage, commands);
        if (!typed.word().isEmpty()) {
            run(line, typed, in);
        }
        return !in.isClosed();
    }

    private void run(String line, CommandLine typed, Invocation in) {
        Optional<Thing> exit =
                commands.findExactly(typed.word(), in.session()).isEmpty() ? exit(line.strip(), in) : Optional.empty();
        if (exit.isPresent()) {
            in.go(new Go(exit.get()));
            return;
        }
        List<Command> meant = commands.find(typed.word(), in.session());
        switch (meant.size()) {
            case 0 ->
                in.tell(Text.of(
                        "Huh? There is no command \"{}\". Type <command>commands</command> for those there are.",
                        typed.word()));
            case 1 -> meant.get(0).run(in);
            default -> in.tell(Text.of("Huh? \"{}\" could be {}.", typed.word(), Lists.or(names(meant))));
        }
    }

    private static Optional<Thing> exit(String name, Invocation in) {
        return in.things()
                .location(in.actor())
                .flatMap(room -> in.things().contents(room, Kind.EXIT).stream()
                        .filter(exit -> Names.matchExactly(exit, name))
                        .findFirst());
    }

    private static List<Text> names(List<Command> commands) {
        return commands.stream()
                .map(command -> Text.of("<command>{}</command>", command.name()))
                .toList();
    }
}
