package org.holdfast.proxy.account;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.proxy.account.AccountBook.Taken;
import org.jspecify.annotations.Nullable;

/**
 * The names that are taken, by what they look like. Made of all of them when the first name is made or given up, since a
 * server that starts has no use for it; names of older stores that look alike stay as they are.
 *
 * <p>Asking is for any thread. {@link #prepare} comes before each change of the names, out of the lock under which they are
 * changed: so they stand still while it goes through them, and who waits for it holds nobody up.
 */
final class LookAlikes {
    private final Map<String, Taken> names;
    private final Map<String, Set<Taken>> byLook = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean ready;

    /** @param names that are taken, by their keys; read when it is first needed */
    LookAlikes(Map<String, Taken> names) {
        this.names = names;
    }

    /** Goes through all names, the first time; for threads that others do not wait for. */
    void prepare() {
        if (!ready) {
            synchronized (this) {
                if (!ready) {
                    names.values().forEach(this::add);
                    ready = true;
                }
            }
        }
    }

    /** Whether it answers without going through all names first; if not, that is begun, on some other thread. */
    boolean isReady() {
        if (!ready && begun.compareAndSet(false, true)) {
            var unused = CompletableFuture.runAsync(this::prepare);
        }
        return ready;
    }

    /** With the lock of the names held, as {@link #remove} is. */
    void add(Taken name) {
        Looks.of(name.name()).forEach(look -> byLook.merge(look, Set.of(name), LookAlikes::union));
    }

    void remove(Taken name) {
        Looks.of(name.name()).forEach(look -> byLook.computeIfPresent(look, (key, had) -> without(had, name)));
    }

    /**
     * Whether a taken name has one of these looks, but for one that is given up for it, and for the name itself: that it is
     * taken meanwhile is told in other words.
     */
    boolean has(String key, Set<String> looks, Optional<Taken> givenUp) {
        return looks.stream()
                .flatMap(look -> byLook.getOrDefault(look, Set.of()).stream())
                .anyMatch(name -> !givenUp.equals(Optional.of(name))
                        && !NameRules.key(name.name()).equals(key));
    }

    private static Set<Taken> union(Set<Taken> had, Set<Taken> added) {
        Set<Taken> all = new HashSet<>(had);
        all.addAll(added);
        return Set.copyOf(all);
    }

    private static @Nullable Set<Taken> without(Set<Taken> had, Taken name) {
        Set<Taken> left = new HashSet<>(had);
        left.remove(name);
        return left.isEmpty() ? null : Set.copyOf(left);
    }
}
