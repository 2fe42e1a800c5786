package org.holdfast.proxy.host;

import java.lang.ref.PhantomReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds threads that run and belong to a class loader: it is their context loader, or above it, or has defined their class.
 * Runs no code of theirs, and keeps none of them.
 */
final class ThreadPins {
    /** Names that are listed. */
    private static final int MOST = 3;

    /** Their threads' methods are what they seem; a world may have overridden those of its own. */
    private static final Set<ClassLoader> TRUSTED =
            Set.of(ThreadPins.class.getClassLoader(), ClassLoader.getPlatformClassLoader());

    private ThreadPins() {}

    /** Which threads; empty if there is none. */
    static String of(PhantomReference<ClassLoader> loader) {
        List<String> names = Arrays.stream(running())
                .filter(Objects::nonNull)
                .filter(thread -> isOf(thread, loader))
                .map(thread -> FaultText.clean(thread.getName()))
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        List<String> listed = new ArrayList<>(names.subList(0, Math.min(MOST, names.size())));
        String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
        return (names.size() == 1 ? "thread " : "threads ") + String.join(", ", listed) + more;
    }

    private static @Nullable Thread[] running() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[2 * root.activeCount() + 16];
        root.enumerate(threads, true);
        return threads;
    }

    private static boolean isOf(Thread thread, PhantomReference<ClassLoader> loader) {
        ClassLoader definer = thread.getClass().getClassLoader();
        if (isOrIsBelow(definer, loader)) {
            return true;
        }
        return (definer == null || TRUSTED.contains(definer)) && isOrIsBelow(thread.getContextClassLoader(), loader);
    }

    private static boolean isOrIsBelow(@Nullable ClassLoader one, PhantomReference<ClassLoader> loader) {
        for (ClassLoader at = one; at != null; at = at.getParent()) {
            if (loader.refersTo(at)) {
                return true;
            }
        }
        return false;
    }
}
