package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.action.Tell;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.trait.Replies;

/** Answers the player who last told this one something. */
public final class ReplyCommand implements Command {
    @Override
    public String name() {
        return "reply";
    }

    @Override
    public List<String> aliases() {
        return List.of("r");
    }

    @Override
    public String usage() {
        return "reply WORDS";
    }

    @Override
    public String help() {
        return "Tells something to the player who last told you something.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        if (in.isMuted()) {
            return;
        }
        Replies.to(in.things(), in.actor())
                .ifPresentOrElse(
                        to -> in.perform(new Tell(to, in.argument())),
                        () -> in.tell(Text.of("Nobody has told you anything yet.")));
    }
}
