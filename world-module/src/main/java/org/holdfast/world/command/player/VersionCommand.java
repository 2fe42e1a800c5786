package org.holdfast.world.command.player;

import org.holdfast.api.ModuleContext;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Names the version and the generation. */
public final class VersionCommand implements Command {
    private final ModuleContext context;
    private final String version;

    /** @param version the world's own */
    public VersionCommand(ModuleContext context, String version) {
        this.context = context;
        this.version = version;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String usage() {
        return "version";
    }

    @Override
    public String help() {
        return "Tells which version is running, and in which generation.";
    }

    @Override
    public void run(Invocation in) {
        in.tell(Text.of(
                "Holdfast <value>{}</value>, world <value>{}</value>, generation <value>{}</value>.",
                context.hostVersion(),
                version,
                context.generation()));
    }
}
