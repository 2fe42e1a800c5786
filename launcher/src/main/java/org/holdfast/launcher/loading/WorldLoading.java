package org.holdfast.launcher.loading;

import java.time.Duration;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.holdfast.proxy.host.ModuleLoading;
import org.jboss.modules.Module;

/** The host's {@link ModuleLoading}, by JBoss Modules. Usable on any thread; one for the life of the process. */
public final class WorldLoading implements ModuleLoading {
    private static final Duration FACTORY_DEADLINE = Duration.ofSeconds(10);

    private final WorldSource source;
    private final WorldLoader loader = new WorldLoader();
    private final FactoryFinder finder;

    public WorldLoading(WorldSource source) {
        this(source, FACTORY_DEADLINE);
    }

    WorldLoading(WorldSource source, Duration factoryDeadline) {
        this.source = source;
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
        Module module = define(code, generation);
        boolean usable = false;
        try {
            LoadedModule loaded = new LoadedWorld(loader, module, finder.make(factory, module.getClassLoader()));
            usable = true;
            return loaded;
        } finally {
            if (!usable) {
                loader.forget(module);
            }
        }
    }

    private Module define(CodeImage code, int generation) throws ModuleLoadException {
        try {
            return loader.define(code, generation);
        } catch (org.jboss.modules.ModuleLoadException e) {
            throw new ModuleLoadException(code.source() + " cannot be loaded: " + e.getMessage(), e);
        }
    }
}
