package org.holdfast.proxy.host;

/** Code that has a class loader of its own, and of which nothing has run yet. Used on the generation's thread. */
public interface DefinedModule {
    /** What the retirement watch watches, and the context loader of the generation's thread. */
    ClassLoader loader();

    /**
     * Reads and links every class, and then makes the factory, which is the first code of the module that runs.
     *
     * @return the same code, ready for use
     * @throws ModuleLoadException if the code does what it may not, is incomplete, or has no usable factory
     */
    LoadedModule check() throws ModuleLoadException;

    /** Lets go of the classes, checked or not. Does nothing the second time. */
    void unload();
}
