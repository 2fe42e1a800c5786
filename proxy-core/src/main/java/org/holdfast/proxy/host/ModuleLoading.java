package org.holdfast.proxy.host;

/** Where the code of generations comes from. Supplied by the launcher; one call at a time. */
public interface ModuleLoading {
    /**
     * Reads the module's code as it is now, whole, into memory: what happens to its files afterwards does not matter.
     * Called on the host's swap thread.
     *
     * @throws ModuleLoadException if it is not there, or damaged
     */
    ModuleImage read() throws ModuleLoadException;

    /**
     * Makes a class loader of its own for this code. The same image may be defined any number of times. Called on the
     * thread of the generation to be, because what follows runs code of the module.
     *
     * @param generation the number of the generation to be
     * @throws ModuleLoadException if the code names no factory, or cannot be defined
     */
    DefinedModule define(ModuleImage image, int generation) throws ModuleLoadException;
}
