package org.holdfast.proxy.host;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows which generations are still in memory: those whose class loader the collector has not taken. Forgets the
 * others, with the code that they were loaded from. Usable on any thread.
 */
final class RetirementWatch {
    private final List<Watched> watched = new ArrayList<>();

    private record Watched(Generation generation, WeakReference<ClassLoader> loader) {}

    synchronized void watch(Generation generation, ClassLoader loader) {
        forgetCollected();
        watched.add(new Watched(generation, new WeakReference<>(loader)));
    }

    /** Oldest first. */
    synchronized List<Generation> inMemory() {
        forgetCollected();
        return watched.stream().map(Watched::generation).toList();
    }

    private void forgetCollected() {
        watched.removeIf(entry -> entry.loader.get() == null);
    }
}
