package org.holdfast.proxy.host;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.holdfast.proxy.host.PinSearch.NotSearched;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which generations are still in memory: those whose class loader the collector has not taken. Of those that were
 * let go of long ago it finds out what keeps them. Forgets what is collected, with the code that it was loaded from.
 *
 * <pre>
 *   let go of --after--> suspect --> a thread of its own runs: pinned by that; looked at again and again
 *                           |
 *                           v
 *                        canary --(a collection that unloads classes took it)--> proven --if allowed--> ask the collector
 *                           |                                                                              |
 *                           +--after, if allowed--> ask the collector, once          search of the heap: pinned by ...
 *
 *   at any time: collected, and forgotten
 * </pre>
 *
 * <p>{@link #step} is called over and over on one thread, which may wait for a collection or a search; the rest is usable on
 * any thread. Holds phantom references alone: it keeps nothing in memory itself.
 *
 * <p>Where nothing in the heap leads to one, the admins are not told: they could do nothing. ZGC marks what compiled code
 * refers to when that code runs during a collection. So a method of the core, or of the JDK, that was compiled with a call into
 * a world made part of it keeps that world while it is called and not compiled anew: at most two worlds for each such call.
 */
final class RetirementWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RetirementWatch.class);

    /** When the search has found nothing: a fate, but nothing to mend. */
    private static final String COMPILED =
            "nothing in the heap leads to it, but compiled code may, until the JVM compiles it anew";

    private final Retirement options;
    private final Verdicts verdicts;
    private final Supplier<BooleanSupplier> canaries;
    private final Runnable collector;
    private final LongSupplier nanoTime;
    private final AtomicInteger lastSuspect = new AtomicInteger();
    private final List<Watched> watched = new CopyOnWriteArrayList<>();

    private @Nullable BooleanSupplier canary;
    private List<Watched> awaitingCanary = List.of();
    private long canarySince;
    private boolean requested;
    private long nextSearch;

    /** Told, on the thread of {@link #step}, what becomes of generations that stay. */
    interface Verdicts {
        /**
         * It stays, and somebody should look into it.
         *
         * @param words why, one line, to follow "was not collected; "
         */
        void notCollected(int generation, String words);
    }

    /** A generation's loader. By the field {@code suspect} the search finds which; numbers of generations come twice. */
    private static final class Watched extends PhantomReference<ClassLoader> {
        static final String FIELD = "suspect";

        final int suspect;
        final Generation generation;

        /** When it was seen to be let go of; only then. Watch thread only, like what follows. */
        @Nullable
        Long since;

        boolean ofThread;
        boolean proven;
        boolean searched;
        volatile String fate = "";

        Watched(int suspect, Generation generation, ClassLoader loader) {
            super(loader, new ReferenceQueue<>());
            this.suspect = suspect;
            this.generation = generation;
        }
    }

    /** A generation in memory, and what is known of why: what follows "was not collected; ", or nothing. */
    record InMemory(Generation generation, String fate) {}

    /**
     * For production.
     *
     * @see Retirement
     */
    RetirementWatch(Retirement options, Verdicts verdicts) {
        this(options, verdicts, Canary.nest(), collector(options.requests()), System::nanoTime);
    }

    /**
     * For tests.
     *
     * @param canaries makes one, which says whether it was collected
     * @param collector asks for a collection, and may do nothing
     */
    RetirementWatch(
            Retirement options,
            Verdicts verdicts,
            Supplier<BooleanSupplier> canaries,
            Runnable collector,
            LongSupplier nanoTime) {
        this.options = options;
        this.verdicts = verdicts;
        this.canaries = canaries;
        this.collector = collector;
        this.nanoTime = nanoTime;
        this.nextSearch = nanoTime.getAsLong();
    }

    private static Runnable collector(Retirement.Requests requests) {
        boolean concurrent = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .anyMatch(name -> name.startsWith("ZGC") || name.startsWith("Shenandoah"));
        return switch (requests) {
            case ALWAYS -> System::gc;
            case CONCURRENT -> concurrent ? System::gc : () -> {};
            case NEVER -> () -> {};
        };
    }

    void watch(Generation generation, ClassLoader loader) {
        forgetCollected();
        watched.add(new Watched(lastSuspect.incrementAndGet(), generation, loader));
    }

    /** Oldest first. */
    List<InMemory> inMemory() {
        forgetCollected();
        return watched.stream()
                .map(entry -> new InMemory(entry.generation, entry.fate))
                .toList();
    }

    private void forgetCollected() {
        List<Watched> collected =
                watched.stream().filter(entry -> entry.refersTo(null)).toList();
        for (Watched entry : collected) {
            // Another thread may have been quicker.
            if (watched.remove(entry)) {
                String late = entry.fate.isEmpty() ? "" : ", after all";
                LOG.info("generation {} was collected{}", entry.generation.number(), late);
            }
        }
    }

    /** Does what is due now. */
    void step() throws InterruptedException {
        forgetCollected();
        List<Watched> suspects = watched.stream().filter(this::isSuspect).toList();
        suspects.forEach(this::lookAtThreads);
        List<Watched> open = suspects.stream()
                .filter(entry -> !entry.ofThread && !entry.searched)
                .toList();
        prove(open.stream().filter(entry -> !entry.proven).toList());
        search(open.stream().filter(entry -> entry.proven).toList());
    }

    private boolean isSuspect(Watched entry) {
        if (entry.since == null && entry.generation.isLetGo()) {
            entry.since = nanoTime.getAsLong();
        }
        return entry.since != null && hasPassed(options.after(), entry.since);
    }

    private boolean hasPassed(Duration time, long since) {
        return nanoTime.getAsLong() - since >= time.toNanos();
    }

    private void lookAtThreads(Watched entry) {
        String threads = ThreadPins.of(entry);
        if (!threads.isEmpty()) {
            boolean news = !entry.ofThread;
            entry.ofThread = true;
            entry.fate = "pinned by " + threads;
            if (news) {
                verdicts.notCollected(entry.generation.number(), entry.fate);
            }
        } else if (entry.ofThread) {
            // They have ended; from now on it has all the time again.
            entry.ofThread = false;
            entry.proven = false;
            entry.fate = "";
            entry.since = nanoTime.getAsLong();
        }
    }

    /** Waits for a proof, over many steps, that the collector had its chance. */
    private void prove(List<Watched> unproven) {
        BooleanSupplier waiting = canary;
        if (waiting == null) {
            if (!unproven.isEmpty()) {
                canary = canaries.get();
                awaitingCanary = unproven;
                canarySince = nanoTime.getAsLong();
                requested = false;
            }
        } else if (waiting.getAsBoolean()) {
            // Whoever became a suspect meanwhile needs one of their own; whoever was seen with a thread, too.
            awaitingCanary.stream().filter(unproven::contains).forEach(entry -> entry.proven = true);
            awaitingCanary = List.of();
            canary = null;
        } else if (!requested && !unproven.isEmpty() && hasPassed(options.after(), canarySince)) {
            requested = true;
            collector.run();
        }
    }

    private void search(List<Watched> proven) throws InterruptedException {
        if (stillThere(proven).isEmpty() || nanoTime.getAsLong() - nextSearch < 0) {
            return;
        }
        // The one that took the canary may be at work still: a heap that is full of garbage looks too large.
        collector.run();
        List<Watched> left = stillThere(proven);
        if (left.isEmpty()) {
            return;
        }
        Set<Integer> suspects = left.stream().map(entry -> entry.suspect).collect(Collectors.toSet());
        Map<Integer, String> found = Map.of();
        String unsearched = "";
        try {
            found = options.search().search(Watched.class.getName(), Watched.FIELD, suspects);
        } catch (NotSearched e) {
            unsearched = "it is not known what pins it: " + e.reason();
        } finally {
            // Also after a failure of our own: a search stops the whole process for a while.
            nextSearch = nanoTime.getAsLong() + options.rest().toNanos();
        }
        for (Watched entry : left) {
            entry.searched = true;
            String words = found.get(entry.suspect);
            if (!entry.refersTo(null)) {
                settle(entry, words == null ? unsearched : "pinned by " + words);
            }
        }
    }

    private static List<Watched> stillThere(List<Watched> entries) {
        return entries.stream().filter(entry -> !entry.refersTo(null)).toList();
    }

    /** @param culprit empty if there is none in the heap */
    private void settle(Watched entry, String culprit) {
        int number = entry.generation.number();
        if (culprit.isEmpty()) {
            entry.fate = COMPILED;
            LOG.info("generation {} was not collected; {}", number, COMPILED);
        } else {
            entry.fate = culprit;
            verdicts.notCollected(number, culprit);
        }
    }
}
