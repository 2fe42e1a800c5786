package org.holdfast.proxy.host;

import org.holdfast.api.HostedModuleFactory;

/** The class loader of one generation. */
public interface LoadedModule {
    HostedModuleFactory factory();

    /** The loader itself: the context loader of the generation's thread, and what the retirement watch watches. */
    ClassLoader loader();

    /** Lets go of the classes. What still refers to them keeps them alive. Does nothing the second time. */
    void unload();
}
