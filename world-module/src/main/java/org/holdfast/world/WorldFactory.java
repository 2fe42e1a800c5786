package org.holdfast.world;

import java.time.Duration;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.world.channel.ChannelHistory;

/** Where the host finds the world: named in {@code META-INF/services}. */
public final class WorldFactory implements HostedModuleFactory {
    private static final String VERSION = "0.1.0";

    /** Wakes tell when something is due; this sees to it after a turn that failed, and so asked for none. */
    private static final Duration TICK = Duration.ofSeconds(1);

    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor("world", VERSION, World.namespaces(), TICK);
    }

    @Override
    public HostedModule create(ModuleContext context) {
        ChannelHistory history = new ChannelHistory();
        return new World(context, StandardCommands.of(context, VERSION, history), history);
    }
}
