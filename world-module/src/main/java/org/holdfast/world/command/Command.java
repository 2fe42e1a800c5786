package org.holdfast.world.command;

import java.util.List;
import java.util.Optional;

/** One command that players can type. Has no state of its own: all of the world's is in its things. */
public interface Command {
    /** The word that it is called by, in lower case. Any beginning of it that no other command shares will do. */
    String name();

    /** Other words for it, in lower case, which are never abbreviated; a sign such as {@code '} needs no space after. */
    default List<String> aliases() {
        return List.of();
    }

    /** What the player must be allowed to do; empty if everybody may. */
    default Optional<String> permission() {
        return Optional.empty();
    }

    /** How it is typed, with placeholders in capitals: {@code get THING}. */
    String usage();

    /** What it does, in a sentence or a few; laid out as {@link org.holdfast.world.help.HelpPage} says. */
    String help();

    /** Whether what it changes can be undone: building can. */
    default boolean isUndoable() {
        return false;
    }

    /** Runs it for a player who is allowed to. */
    void run(Invocation in);
}
