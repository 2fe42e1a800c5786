package org.holdfast.proxy.host;

import java.util.List;
import org.holdfast.api.HostedModuleFactory;

/** The class loader of one generation. */
public interface LoadedModule {
    HostedModuleFactory factory();

    /** The loader itself: the context loader of the generation's thread, and what the retirement watch watches. */
    ClassLoader loader();

    /** What the check of the code found to be doubtful, one line each, for the one who asked for the reload. */
    default List<String> warnings() {
        return List.of();
    }

    /** Lets go of the classes. What still refers to them keeps them alive. Does nothing the second time. */
    void unload();
}
