package org.holdfast.launcher.loading;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.launcher.loading.fence.Fencing;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.JDKModuleFinder;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoadException;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;
import org.jboss.modules.ResourceLoaderSpec;
import org.jspecify.annotations.Nullable;

/**
 * The one module loader, as long-lived as the process: defines a JBoss module {@code world#N} for each generation and
 * forgets it again. Usable on any thread.
 */
final class WorldLoader extends ModuleLoader {
    /** The JDK modules whose packages a hosted module may use. */
    private static final List<String> JDK_MODULES = List.of("java.base", "java.logging", "java.net.http", "java.xml");

    private final Map<String, ModuleSpec> coming = new ConcurrentHashMap<>();

    WorldLoader() {
        super(new ModuleFinder[] {JDKModuleFinder.getInstance()});
    }

    /**
     * Defines a module; its name gets a suffix while an attempt at the same generation is still loaded.
     *
     * @param fencing null for a module that cannot be fenced
     */
    Module define(CodeImage image, int generation, @Nullable Fencing fencing) throws ModuleLoadException {
        String name = freeName("world#" + generation);
        ModuleSpec.Builder spec = ModuleSpec.build(name);
        spec.addResourceRoot(ResourceLoaderSpec.createResourceLoaderSpec(new HeapResources(name, image, fencing)));
        spec.addDependency(DependencySpec.OWN_DEPENDENCY);
        for (String module : JDK_MODULES) {
            // A runtime image made by jlink may lack some; a world that needs one says so when it is loaded.
            spec.addDependency(new ModuleDependencySpecBuilder()
                    .setName(module)
                    .setOptional(true)
                    .build());
        }
        spec.setFallbackLoader(new ApiClasses());
        coming.put(name, spec.create());
        try {
            return loadModule(name);
        } finally {
            coming.remove(name);
        }
    }

    void forget(Module module) {
        unloadModuleLocal(module.getName(), module);
    }

    @Override
    protected @Nullable ModuleSpec findModule(String name) throws ModuleLoadException {
        ModuleSpec spec = coming.get(name);
        return spec != null ? spec : super.findModule(name);
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int attempt = 2; coming.containsKey(name) || findLoadedModuleLocal(name) != null; attempt++) {
            name = wanted + "." + attempt;
        }
        return name;
    }

    @Override
    public String toString() {
        return "WorldLoader";
    }
}
