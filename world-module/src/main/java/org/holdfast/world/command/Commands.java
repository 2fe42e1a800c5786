package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.api.SessionInfo;

/**
 * All commands, by name. Immutable.
 *
 * <p>A word is looked up as a whole first, as a name or an alias. Failing that it is taken for the beginning of a
 * name; if several begin with it, one that is itself the beginning of all the others is meant (so {@code nor} is
 * {@code north}, although there is {@code northeast}), else it is ambiguous.
 */
public final class Commands {
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
        // Sorted by name, so one that begins all the others is the first.
        if (candidates.size() > 1
                && candidates.stream()
                        .allMatch(other ->
                                other.name().startsWith(candidates.get(0).name()))) {
            return List.of(candidates.get(0));
        }
        return Collections.unmodifiableList(candidates);
    }

    private static boolean isAllowed(Command command, SessionInfo session) {
        return command.permission().map(session::may).orElse(true);
    }
}
