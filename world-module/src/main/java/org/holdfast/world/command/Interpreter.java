package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.world.action.Go;
import org.holdfast.world.action.Stage;
import org.holdfast.world.notebook.Notebook;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.Lists;

/**
 * Runs typed lines. A line is one turn, also when it has several commands: all of them or, if one fails, none.
 *
 * <pre>
 *   a text is being written   -> a line of that text
 *   again                     -> the line before
 *   ;COMMAND;COMMAND          -> each of them, at most {@value #MOST}
 *   a player's own alias      -> what it stands for, once
 *
 *   blank                     -> nothing
 *   what is offered here      -> that (but to words that begin with @)
 *   a command's word          -> the command
 *   an exit's name            -> through that exit
 *   a word's beginning        -> the command, if only one begins so, or the common one
 *   anything else             -> Huh?
 * </pre>
 */
public final class Interpreter {
    /** The command that repeats; it is a line of its own, so that nothing can repeat itself. */
    public static final String AGAIN = "again";

    /** How many commands one line has at most, aliases included. */
    private static final int MOST = 10;

    private final Commands commands;
    private final Desk desk;

    public Interpreter(Commands commands, Desk desk) {
        this.commands = commands;
        this.desk = desk;
    }

    /**
     * Runs one line.
     *
     * @param line what was typed, hostile
     * @return whether the player is still there: false after a command that ended the session
     */
    public boolean run(String line, SessionInfo session, Stage stage) {
        Notebook notebook = desk.notebooks().of(session.character());
        if (notebook.draft().isPresent()) {
            return write(line, session, stage);
        }
        if (isAgain(line, session)) {
            return again(session, stage);
        }
        if (!line.isBlank()) {
            stage.presences().typed(session.id(), line);
        }
        return runAll(line, session, stage);
    }

    /** What a player who has just come in is to be reminded of. */
    public Optional<Text> reminder(SessionInfo session) {
        return desk.notebooks().of(session.character()).draft().map(Writing::reminder);
    }

    /** What stands before the sign that ends the prompt. */
    public String prompt(SessionInfo session) {
        return desk.notebooks()
                .of(session.character())
                .draft()
                .map(draft -> Integer.toString(draft.lines().size() + 1))
                .orElse("");
    }

    private boolean write(String line, SessionInfo session, Stage stage) {
        Optional<String> command = Writing.commandWithin(line);
        if (command.isPresent()) {
            return runAll(command.get(), session, stage);
        }
        Writing.typed(line, invocation("", session, stage));
        return true;
    }

    private boolean isAgain(String line, SessionInfo session) {
        CommandLine typed = CommandLine.parse(line);
        List<Command> meant = commands.find(typed.word(), session);
        return meant.size() == 1
                && meant.get(0).name().equals(AGAIN)
                && typed.argument().isBlank();
    }

    private boolean again(SessionInfo session, Stage stage) {
        Optional<String> last = stage.presences().lastLine(session.id());
        if (last.isEmpty()) {
            invocation("", session, stage)
                    .tell(Text.of("There is nothing to repeat: the world has not seen your last line."));
            return true;
        }
        return runAll(last.get(), session, stage);
    }

    private boolean runAll(String line, SessionInfo session, Stage stage) {
        Notebook notebook = desk.notebooks().of(session.character());
        List<String> all = new ArrayList<>();
        CommandLine.split(line).forEach(command -> all.addAll(Aliases.expand(command, notebook.aliases())));
        if (all.size() > MOST) {
            invocation("", session, stage)
                    .tell(Text.of(
                            "Huh? A line has at most {} commands; this one has {}, and none was run.",
                            MOST,
                            all.size()));
            return true;
        }
        for (String command : all) {
            // Asked for anew each time: an undone change replaces the body by another object.
            CommandLine typed = CommandLine.parse(command);
            Invocation in = invocation(typed.argument(), session, stage);
            if (!typed.word().isEmpty()) {
                run(command, typed, in);
            }
            if (in.isClosed()) {
                return false;
            }
        }
        return true;
    }

    private Invocation invocation(String argument, SessionInfo session, Stage stage) {
        Thing actor = stage.things().body(session.character()).orElseThrow();
        return new Invocation(session, actor, argument, stage, commands, desk);
    }

    private void run(String line, CommandLine typed, Invocation in) {
        Optional<LocalCommand> local = LocalCommands.find(line, in);
        if (local.isPresent()) {
            LocalCommands.run(local.get(), in, command -> runAsAnybody(command, in));
        } else {
            runCommand(line, typed, in);
        }
    }

    /** What a builder wrote is run for the player, who may have more rights than the builder: so with none. */
    private void runAsAnybody(String command, Invocation in) {
        CommandLine typed = CommandLine.parse(command);
        Invocation nested = in.asAnybody(typed.argument());
        runCommand(command, typed, nested);
        if (nested.isClosed()) {
            in.closed();
        }
    }

    private void runCommand(String line, CommandLine typed, Invocation in) {
        Optional<Thing> exit =
                commands.findExactly(typed.word(), in.session()).isEmpty() ? exit(line.strip(), in) : Optional.empty();
        if (exit.isPresent()) {
            in.go(new Go(exit.get()));
            return;
        }
        List<Command> meant = commands.find(typed.word(), in.session());
        switch (meant.size()) {
            case 0 -> in.tell(unknown(line, typed, in));
            case 1 -> run(line, meant.get(0), in);
            default -> in.tell(Text.of("Huh? \"{}\" could be {}.", typed.word(), Lists.or(names(meant))));
        }
    }

    private void run(String line, Command command, Invocation in) {
        if (!command.isUndoable()) {
            command.run(in);
        } else {
            in.undoable(line.strip(), () -> command.run(in));
        }
    }

    private static Text unknown(String line, CommandLine typed, Invocation in) {
        Text huh = Text.of("Huh? There is no command \"{}\".", typed.word());
        if (typed.word().contains(CommandLine.SEPARATOR)) {
            return Text.of(
                    "{} A line of several commands begins with a semicolon: <value>;{}</value>", huh, line.strip());
        }
        List<Text> near = in.commands().near(typed.word(), in.session()).stream()
                .map(name -> Text.of("<command>{}</command>", name))
                .toList();
        return near.isEmpty()
                ? Text.of("{} Type <command>commands</command> for those there are.", huh)
                : Text.of("{} Did you mean {}?", huh, Lists.or(near));
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
