package org.holdfast.proxy.host;

import java.util.ArrayDeque;
import java.util.List;
import org.holdfast.api.message.ToModule;

/**
 * The last lines that players typed to the world, whoever they were, for trying out new code. Secret lines are never
 * among them, nor those that the core keeps to itself, which do not come through the port. Nothing here is shown,
 * logged or stored, and it is only ever given to the world that was given it before.
 *
 * <p>Usable on any thread.
 */
final class RecentLines {
    /** Lines. */
    static final int MOST = 256;

    /** Characters; a longer line is passed over. */
    static final int LONGEST = 256;

    private final ArrayDeque<String> lines = new ArrayDeque<>(MOST);

    synchronized void add(ToModule.Input input) {
        if (input.secret() || input.line().length() > LONGEST) {
            return;
        }
        if (lines.size() == MOST) {
            lines.remove();
        }
        lines.add(input.line());
    }

    /** Oldest first. */
    synchronized List<String> newest() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "RecentLines";
    }
}
