package org.holdfast.launcher.loading.check;

import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Links a class: loads it with its supertypes, verifies its code, resolves the types of its constructors. Runs nothing
 * of it.
 *
 * <p>There is no method for that. {@code Class.forName} without initialising only loads, {@code resolveClass} has done
 * nothing for years; but the JVM links a class before it lists its constructors.
 */
final class Linking {
    private Linking() {}

    /** In one line; empty if the class is linked. */
    static Optional<String> problem(String name, ClassLoader loader) {
        try {
            Constructor<?>[] unused = Class.forName(name, false, loader).getDeclaredConstructors();
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("it is not where its name says");
        } catch (LinkageError e) {
            String message = String.valueOf(e.getMessage());
            return Optional.of(e.getClass().getSimpleName() + ": "
                    + message.lines().findFirst().orElse(""));
        }
    }
}
