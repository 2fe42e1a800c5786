package org.holdfast.world.command.builder;

import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes an exit lead nowhere. */
public final class UnlinkCommand extends Building {
    public UnlinkCommand() {
        super("@unlink", "@unlink EXIT", "Makes an exit lead nowhere; the exit stays: @unlink north.");
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        changeable(in, in.words()).ifPresent(exit -> unlink(in, exit));
    }

    private static void unlink(Invocation in, Thing exit) {
        if (exit.destination().isEmpty()) {
            in.tell(Text.of("{} leads nowhere as it is.", LookView.named(exit)));
        } else {
            in.turn().unlink(exit);
            in.tell(Text.of("<success>{} leads nowhere.</success>", LookView.named(exit)));
        }
    }
}
