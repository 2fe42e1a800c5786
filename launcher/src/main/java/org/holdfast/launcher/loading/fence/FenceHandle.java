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

    /** Kept by the class, and by nothing else. */
    private final WeakReference<Runnable> closing;

    private FenceHandle(Runnable closing) {
        this.closing = new WeakReference<>(closing);
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
            return new FenceHandle((Runnable) fence.getField("CLOSING").get(null));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(loader + " has no fence", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the fence has no public field of that name", e);
        }
    }

    /** From now on all code with polls throws. Does nothing when the code is gone. */
    public void fence() {
        Runnable fence = closing.get();
        if (fence != null) {
            fence.run();
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
