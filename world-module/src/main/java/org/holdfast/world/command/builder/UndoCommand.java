package org.holdfast.world.command.builder;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.undo.Undoing;

/** Takes the last building command back. */
public final class UndoCommand extends Building {
    public UndoCommand() {
        super(
                "@undo",
                "@undo [list]",
                "Takes back what your last building command changed, and so on, up to 20 of them. @undo list shows them. What somebody has changed since is left alone, and you are told what.");
    }

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        String character = in.session().character();
        if (in.words().equalsIgnoreCase("list")) {
            list(in, in.desk().undo().lines(character));
        } else if (!in.words().isEmpty()) {
            in.tellUsage(this);
        } else {
            in.desk().undo().newest(character).ifPresentOrElse(last -> undo(in, last), () -> list(in, List.of()));
        }
    }

    private static void list(Invocation in, List<String> lines) {
        in.tell(
                lines.isEmpty()
                        ? Text.of("There is nothing to undo.")
                        : Text.lines(lines.stream()
                                .map(line -> Text.of("<value>{}</value>", line))
                                .toList()));
    }

    private static void undo(Invocation in, Undoing last) {
        Optional<Text> refusal = last.refusal(in.actor());
        if (refusal.isPresent()) {
            in.tell(Text.of("\"{}\" cannot be undone: {}", last.line(), refusal.get()));
        } else if (last.affected().stream().allMatch(in::mayChange)) {
            last.run(in.turn());
            in.tell(Text.of("<success>Undone: {}</success>", last.line()));
        }
    }
}
