package org.holdfast.launcher.loading;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.holdfast.launcher.loading.fence.FenceHandle;
import org.holdfast.launcher.loading.fence.Fencing;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.holdfast.proxy.host.ModuleLoading;
import org.jboss.modules.Module;
import org.jspecify.annotations.Nullable;

/** The host's {@link ModuleLoading}, by JBoss Modules. Usable on any thread; one for the life of the process. */
public final class WorldLoading implements ModuleLoading {
    private static final Duration FACTORY_DEADLINE = Duration.ofSeconds(10);

    private final WorldSource source;
    private final WorldLoader loader = new WorldLoader();
    private final FactoryFinder finder;
    private final CheckedCode checked = new CheckedCode();
    private final boolean polls;

    public WorldLoading(WorldSource source) {
        this(source, true);
    }

    /** @param polls whether generations can be fenced; without, their loops are a little faster and cannot be ended */
    public WorldLoading(WorldSource source, boolean polls) {
        this(source, polls, FACTORY_DEADLINE);
    }

    WorldLoading(WorldSource source, boolean polls, Duration factoryDeadline) {
        this.source = source;
        this.polls = polls;
        this.finder = new FactoryFinder(factoryDeadline);
    }

    @Override
    public ModuleImage read() throws ModuleLoadException {
        return source.read();
    }

    /** @throws IllegalArgumentException if the image is not one of {@link #read()} */
    @Override
    public LoadedModule load(ModuleImage image, int generation) throws ModuleLoadException {
        if (!(image instanceof CodeImage code)) {
            throw new IllegalArgumentException("not an image of this loader: " + image.source());
        }
        String factory = FactoryFinder.name(code);
        Fencing fencing = polls ? new Fencing() : null;
        Module module = define(code, generation, fencing);
        boolean usable = false;
        try {
            ClassLoader classes = module.getClassLoader();
            FenceHandle fence = fencing == null ? null : FenceHandle.of(classes);
            Set<String> unpolled = fencing == null ? Set.of() : fencing.left();
            List<String> warnings = checked.check(code, factory, classes, unpolled);
            LoadedModule loaded = new LoadedWorld(loader, module, finder.make(factory, classes), warnings, fence);
            usable = true;
            return loaded;
        } finally {
            if (!usable) {
                loader.forget(module);
            }
        }
    }

    private Module define(CodeImage code, int generation, @Nullable Fencing fencing) throws ModuleLoadException {
        try {
            return loader.define(code, generation, fencing);
        } catch (org.jboss.modules.ModuleLoadException e) {
            throw new ModuleLoadException(code.source() + " cannot be loaded: " + e.getMessage(), e);
        }
    }
}
