package org.holdfast.world.command.builder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Says what else a thing answers to. */
public final class NicknamesCommand extends Building {
    public NicknamesCommand() {
        super(
                "@alias",
                "@alias THING=WORD, WORD...",
                "Sets the other words that a thing answers to: @alias lamp=light, lantern. @alias lamp=none takes them away.");
    }
    /** Keeps a thing's record small, and searches quick. */
    private static final int MOST = 20;

    private static final String NONE = "none";

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = assignment(in);
        typed.flatMap(naming -> changeable(in, naming.target()))
                .ifPresent(thing -> alias(in, thing, typed.get().value()));
    }

    private static void alias(Invocation in, Thing thing, String value) {
        List<String> aliases = value.equalsIgnoreCase(NONE)
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(alias -> !alias.isEmpty())
                        .distinct()
                        .toList();
        if (aliases.size() > MOST) {
            in.tell(Text.of("A thing has at most {} aliases.", MOST));
        } else if (aliases.stream().allMatch(alias -> isName(in, alias))) {
            in.turn().alias(thing, aliases);
            in.tell(
                    aliases.isEmpty()
                            ? Text.of("<success>{} has no aliases.</success>", LookView.named(thing))
                            : Text.of(
                                    "<success>{} answers to <value>{}</value> as well.</success>",
                                    LookView.named(thing),
                                    String.join(", ", aliases)));
        }
    }
}
