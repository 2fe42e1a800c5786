package org.holdfast.proxy.host;

import java.util.List;
import org.holdfast.api.HostedModuleFactory;

/** The checked code of one generation. */
public interface LoadedModule {
    HostedModuleFactory factory();

    /** The same as {@link DefinedModule#loader()}. */
    ClassLoader loader();

    /** What the check of the code found to be doubtful, one line each, for the one who asked for the reload. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Makes the module's code end: each of its methods throws an error as soon as it is entered or loops, again and
     * again, on whatever thread it runs. Does not wait for it, cannot be taken back, and reaches neither a loop in code
     * that is not the module's nor a thread that waits. May be called on any thread, at any time, also after
     * {@link #unload()}. Does nothing where the code was loaded without a means to that end.
     */
    default void fence() {}

    /** Lets go of the classes. What still refers to them keeps them alive. Does nothing the second time. */
    void unload();
}
