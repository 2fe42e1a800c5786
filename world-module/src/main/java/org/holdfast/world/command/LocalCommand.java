package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.Doc;

/**
 * A command that a thing offers to those who are with it. One object of the array that is its attribute
 * {@value #ATTRIBUTE}:
 *
 * <pre>{@code
 * @set lever=commands:[{"on": "pull|push lever", "tell": "It creaks.", "show": "pulls the lever.", "run": "open gate"}]
 * }</pre>
 *
 * <table>
 * <caption>Members</caption>
 * <tr><td>{@code on}</td><td>what is typed: words, with {@code |} between those that mean the same; a {@code *} at the
 *     end is any words, or none. Not a word that begins with {@code @}</td></tr>
 * <tr><td>{@code tell}</td><td>what the player is told</td></tr>
 * <tr><td>{@code show}</td><td>what the others see the player do, after the player's name, as with {@code emote}</td></tr>
 * <tr><td>{@code run}</td><td>a command that the player then runs, as somebody with no more rights than anybody: not a
 *     player's own alias, and nothing that is offered here</td></tr>
 * </table>
 *
 * Any of the last three may be missing, but not all. A thing offers at most {@value #MOST}.
 */
record LocalCommand(List<List<String>> words, boolean open, String tell, String show, String run) {
    static final String ATTRIBUTE = "commands";
    static final int MOST = 50;

    private static final Set<String> MEMBERS = Set.of("on", "tell", "show", "run");

    /**
     * Reads the attribute.
     *
     * @throws IllegalArgumentException with what is wrong, as the rest of a sentence
     */
    static List<LocalCommand> readAll(Doc attribute) {
        if (!(attribute instanceof Doc.Arr array) || array.items().size() > MOST) {
            throw new IllegalArgumentException("should be an array of at most " + MOST + " objects");
        }
        List<LocalCommand> commands = new ArrayList<>();
        for (Doc item : array.items()) {
            if (!(item instanceof Doc.Obj command)) {
                throw new IllegalArgumentException("should be an array of objects");
            }
            commands.add(read(command));
        }
        return commands;
    }

    private static LocalCommand read(Doc.Obj command) {
        command.members().keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new IllegalArgumentException("has a member '" + member + "' that means nothing");
                });
        List<String> pattern =
                List.of(command.string("on").strip().toLowerCase(Locale.ROOT).split("\\s+"));
        boolean open = pattern.get(pattern.size() - 1).equals("*");
        List<List<String>> words = pattern.subList(0, open ? pattern.size() - 1 : pattern.size()).stream()
                .map(word -> List.of(word.split("\\|")))
                .toList();
        if (words.isEmpty() || words.get(0).stream().anyMatch(word -> word.isEmpty() || word.startsWith("@"))) {
            throw new IllegalArgumentException("needs a word in 'on' that does not begin with @");
        }
        LocalCommand read = new LocalCommand(
                words, open, command.string("tell", ""), command.string("show", ""), command.string("run", ""));
        if (read.tell.isEmpty() && read.show.isEmpty() && read.run.isEmpty()) {
            throw new IllegalArgumentException("needs one of 'tell', 'show' and 'run'");
        }
        return read;
    }

    /** The first word, of those that mean the same the first. */
    String name() {
        return words.get(0).get(0);
    }

    boolean matches(String line) {
        List<String> typed = Arrays.asList(line.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (typed.size() < words.size() || (typed.size() > words.size() && !open)) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).contains(typed.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with an attribute that is to be the table of a thing; empty if nothing is. */
    static Optional<String> refuse(Doc attribute) {
        try {
            readAll(attribute);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
