package org.holdfast.launcher.loading;

import java.util.List;
import org.holdfast.api.HostedModule;
import org.jboss.modules.LocalLoader;
import org.jboss.modules.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What of the host a module sees: the classes of {@code org.holdfast.api} and its subpackages, no resources. Asked
 * after the module's own classes, among which there are none of the api.
 */
final class ApiClasses implements LocalLoader {
    /** What the names of the api's classes begin with. */
    static final String PACKAGE = HostedModule.class.getPackageName() + ".";

    /** What the paths of the api's class files begin with. */
    static final String PATH = PACKAGE.replace('.', '/');

    @Override
    public @Nullable Class<?> loadClassLocal(String name, boolean resolve) {
        if (!name.startsWith(PACKAGE)) {
            return null;
        }
        try {
            return Class.forName(name, false, HostedModule.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public @Nullable Package loadPackageLocal(String name) {
        return null;
    }

    @Override
    public List<Resource> loadResourceLocal(String name) {
        return List.of();
    }
}
