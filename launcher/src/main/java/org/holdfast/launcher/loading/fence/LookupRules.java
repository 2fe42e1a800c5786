package org.holdfast.launcher.loading.fence;

import java.util.function.BinaryOperator;

/** Tells one generation's {@link Lookups} what not to find. */
public final class LookupRules {
    private LookupRules() {}

    /**
     * From now on the code that this loader defines with polls does not find by name what is refused.
     *
     * @param refusals why a method of a class may not be called, by their names, as in {@code which would end the server};
     *     or an empty string. The code keeps it, so it must be no object of a generation
     * @throws IllegalArgumentException if the loader does not define {@link FenceHandle#classFiles()}
     */
    public static void set(ClassLoader loader, BinaryOperator<String> refusals) {
        try {
            Class<?> lookups = Class.forName(Lookups.class.getName(), true, loader);
            if (lookups.getClassLoader() != loader) {
                throw new IllegalArgumentException("the lookups of " + loader + " belong to another loader");
            }
            lookups.getMethod("refuse", BinaryOperator.class).invoke(null, refusals);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(loader + " has no lookups", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the lookups have no public method of that name", e);
        }
    }
}
