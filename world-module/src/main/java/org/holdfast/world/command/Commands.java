package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.SessionInfo;
import org.holdfast.world.words.Nearest;

/**
 * All commands, by name. Immutable.
 *
 * <p>A word is looked up as a whole first, as a name or an alias. Failing that it is taken for the beginning of a
 * name. If several begin with it, the first of the common ones is meant ({@code g} is {@code get}); else one that is
 * itself the beginning of all the others (so {@code nor} is {@code north}, although there is {@code northeast}); else it
 * is ambiguous. What builders type is never common: {@code @d} could destroy something.
 */
public final class Commands {
    /** What wins over others that begin alike, in this order; whether or not there is such a command. */
    private static final List<String> COMMON = List.of(
            "look",
            "get",
            "inventory",
            "kill",
            "say",
            "tell",
            "drop",
            "give",
            "open",
            "close",
            "wear",
            "wield",
            "enter",
            "leave",
            "put",
            "buy",
            "sell",
            "list",
            "score",
            "who",
            "help",
            "equipment",
            "quit");

    /** How many near misses an answer names. */
    private static final int SUGGESTED = 3;

    private final Map<String, Command> byWord = new TreeMap<>();
    private final Map<String, Command> byName = new TreeMap<>();

    /** @throws IllegalArgumentException if two commands share a name or an alias */
    public Commands(Collection<Command> commands) {
        for (Command command : commands) {
            byName.put(command.name(), command);
            add(command.name(), command);
            command.aliases().forEach(alias -> add(alias, command));
        }
    }

    private void add(String word, Command command) {
        Command other = byWord.putIfAbsent(word, command);
        if (other != null) {
            throw new IllegalArgumentException(
                    "two commands are called '" + word + "': " + other.name() + " and " + command.name());
        }
    }

    /** The commands that a session may use, by name. */
    public List<Command> allowed(SessionInfo session) {
        return byName.values().stream()
                .filter(command -> isAllowed(command, session))
                .toList();
    }

    /** The commands that a word means as a whole: one, or none. */
    public List<Command> findExactly(String word, SessionInfo session) {
        Command command = byWord.get(word.toLowerCase(Locale.ROOT));
        return command != null && isAllowed(command, session) ? List.of(command) : List.of();
    }

    /** The commands that a word may mean: one, or none, or several if it is ambiguous. */
    public List<Command> find(String word, SessionInfo session) {
        List<Command> exact = findExactly(word, session);
        if (!exact.isEmpty() || word.isEmpty()) {
            return exact;
        }
        String beginning = word.toLowerCase(Locale.ROOT);
        List<Command> candidates = new ArrayList<>();
        for (Command command : allowed(session)) {
            if (command.name().startsWith(beginning)) {
                candidates.add(command);
            }
        }
        if (candidates.size() > 1) {
            Optional<Command> common = COMMON.stream()
                    .filter(name -> name.startsWith(beginning))
                    .map(byName::get)
                    .filter(candidates::contains)
                    .findFirst();
            if (common.isPresent()) {
                return List.of(common.get());
            }
        }
        // Sorted by name, so one that begins all the others is the first.
        if (candidates.size() > 1
                && candidates.stream()
                        .allMatch(other ->
                                other.name().startsWith(candidates.get(0).name()))) {
            return List.of(candidates.get(0));
        }
        return Collections.unmodifiableList(candidates);
    }

    /** The names of commands that a session may use which are a slip or two away from a word. */
    public List<String> near(String word, SessionInfo session) {
        return Nearest.among(allowed(session).stream().map(Command::name).toList(), word, SUGGESTED);
    }

    /** Whether there is a command of this name or alias, whoever may use it. */
    public boolean isWord(String word) {
        return byWord.containsKey(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isAllowed(Command command, SessionInfo session) {
        return command.permission().map(session::may).orElse(true);
    }
}
