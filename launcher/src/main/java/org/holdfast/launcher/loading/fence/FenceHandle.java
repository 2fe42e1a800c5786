package org.holdfast.launcher.loading.fence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Map;

/**
 * Sets the flag of one generation's {@link Fence}. Usable on any thread. Keeps nothing of the generation alive: as long
 * as its code runs somewhere, a stack does.
 */
public final class FenceHandle {
    private static final Map<String, byte[]> CLASS_FILES = Map.of(
            path(Fence.class), read(Fence.class),
            path(Fence.Fenced.class), read(Fence.Fenced.class),
            path(Lookups.class), read(Lookups.class));

    private final WeakReference<Class<?>> fence;

    private FenceHandle(Class<?> fence) {
        this.fence = new WeakReference<>(fence);
    }

    /** The class files, by their paths, that a loader must define itself before it defines code with polls. */
    public static Map<String, byte[]> classFiles() {
        return CLASS_FILES;
    }

    /**
     * The fence of the code that this loader defines.
     *
     * @throws IllegalArgumentException if the loader does not define {@link #classFiles()}
     */
    public static FenceHandle of(ClassLoader loader) {
        try {
            Class<?> fence = Class.forName(Fence.class.getName(), true, loader);
            if (fence.getClassLoader() != loader) {
                throw new IllegalArgumentException("the fence of " + loader + " belongs to another loader");
            }
            return new FenceHandle(fence);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(loader + " has no fence", e);
        }
    }

    /** From now on all code with polls throws. Does nothing when the code is gone. */
    public void fence() {
        Class<?> type = fence.get();
        if (type != null) {
            try {
                type.getMethod("fence").invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the fence has no public method of that name", e);
            }
        }
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] read(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + path(type))) {
            if (in == null) {
                throw new IllegalStateException(path(type) + " is missing from this server's jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path(type) + " cannot be read from this server's jar", e);
        }
    }
}
