package org.holdfast.api;

/**
 * Makes the one {@link HostedModule} of a generation.
 *
 * <p>A module's jar names its factory, a public class with a public constructor without arguments, in
 * {@code META-INF/services/org.holdfast.api.HostedModuleFactory}. Both methods are called on the generation's thread,
 * {@link #describe()} first. What either throws fails the reload; the generation before it goes on.
 */
public interface HostedModuleFactory {
    /** What this module is and which records it understands. Always the same answer. */
    ModuleDescriptor describe();

    /**
     * Makes the module, empty. No side effects: the host may throw the module away at any time before
     * {@link HostedModule#activate}. It also makes further ones,
     * {@linkplain ModuleContext#isRehearsal() rehearsals}, to warm up new code.
     */
    HostedModule create(ModuleContext context);
}
