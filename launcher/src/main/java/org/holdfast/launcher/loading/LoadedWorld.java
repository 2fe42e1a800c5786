package org.holdfast.launcher.loading;

import java.util.List;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.launcher.loading.fence.FenceHandle;
import org.holdfast.proxy.host.LoadedModule;
import org.jboss.modules.Module;
import org.jspecify.annotations.Nullable;

/** One generation's loader and factory. Lets go of both on {@link #unload()}, so that it may itself be kept. */
final class LoadedWorld implements LoadedModule {
    private final WorldLoader loader;
    private final String name;
    private final List<String> warnings;
    private final @Nullable FenceHandle fence;
    private @Nullable Module module;
    private @Nullable HostedModuleFactory factory;

    /** @param fence null if the code has no polls */
    LoadedWorld(
            WorldLoader loader,
            Module module,
            HostedModuleFactory factory,
            List<String> warnings,
            @Nullable FenceHandle fence) {
        this.loader = loader;
        this.name = module.getName();
        this.module = module;
        this.factory = factory;
        this.warnings = warnings;
        this.fence = fence;
    }

    @Override
    public synchronized HostedModuleFactory factory() {
        return requireLoaded(factory);
    }

    @Override
    public synchronized ClassLoader loader() {
        return requireLoaded(module).getClassLoader();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void fence() {
        if (fence != null) {
            fence.fence();
        }
    }

    @Override
    public synchronized void unload() {
        if (module != null) {
            loader.forget(module);
            module = null;
            factory = null;
        }
    }

    private <T> T requireLoaded(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(name + " has been unloaded");
        }
        return part;
    }

    @Override
    public String toString() {
        return name;
    }
}
