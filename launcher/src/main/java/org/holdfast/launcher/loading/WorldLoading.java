package org.holdfast.launcher.loading;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.holdfast.launcher.loading.check.CodeCheck;
import org.holdfast.launcher.loading.fence.FenceHandle;
import org.holdfast.launcher.loading.fence.Fencing;
import org.holdfast.launcher.loading.fence.LookupRules;
import org.holdfast.proxy.host.DefinedModule;
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
    public DefinedModule define(ModuleImage image, int generation) throws ModuleLoadException {
        if (!(image instanceof CodeImage code)) {
            throw new IllegalArgumentException("not an image of this loader: " + image.source());
        }
        String factory = FactoryFinder.name(code);
        Fencing fencing = polls ? new Fencing() : null;
        try {
            return new Defined(code, factory, loader.define(code, generation, fencing), fencing);
        } catch (org.jboss.modules.ModuleLoadException e) {
            throw new ModuleLoadException(code.source() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The code of one generation before its check. */
    private final class Defined implements DefinedModule {
        private final CodeImage code;
        private final String factory;
        private final Module module;
        private final @Nullable Fencing fencing;

        Defined(CodeImage code, String factory, Module module, @Nullable Fencing fencing) {
            this.code = code;
            this.factory = factory;
            this.module = module;
            this.fencing = fencing;
        }

        @Override
        public ClassLoader loader() {
            return module.getClassLoader();
        }

        @Override
        public LoadedModule check() throws ModuleLoadException {
            FenceHandle fence = fencing == null ? null : FenceHandle.of(loader());
            if (fencing != null) {
                LookupRules.set(loader(), CodeCheck::refusal);
            }
            Set<String> unpolled = fencing == null ? Set.of() : fencing.left();
            List<String> warnings = checked.check(code, factory, loader(), unpolled);
            try {
                return new LoadedWorld(loader, module, finder.make(factory, loader()), warnings, fence);
            } catch (ModuleLoadException e) {
                if (fence != null) {
                    fence.fence(); // its constructor may still be running, and nobody will use what it makes
                }
                throw e;
            }
        }

        @Override
        public void unload() {
            loader.forget(module);
        }
    }
}
