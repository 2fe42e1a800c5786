package org.holdfast.world.command.player;

import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Answers with what was sent, to whoever sent it alone: how clients and tests measure the way here and back. */
public final class PingCommand implements Command {
    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String usage() {
        return "ping [TOKEN]";
    }

    @Override
    public String help() {
        return "Answers pong, and the token, to you alone.";
    }

    @Override
    public void run(Invocation in) {
        in.tell(in.words().isEmpty() ? Text.of("pong") : Text.of("pong <value>{}</value>", in.words()));
    }
}
