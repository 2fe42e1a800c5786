package org.holdfast.proxy.host;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The heap of this JVM, whatever its collector. Used by one thread. */
final class JvmHeap implements HeapGauge {
    /** How much room there is from when the JVM has run out until somebody is refused. */
    private static final int MOST_RESERVE = 16 << 20;

    private static final int RESERVED_PART = 16;

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final List<GarbageCollectorMXBean> collectors;
    private final Set<String> pools;

    /** The JVM clears soft references before it throws an {@link OutOfMemoryError}, and this is a large one. */
    private SoftReference<byte[]> reserve = new SoftReference<>(null);

    private final AtomicBoolean collecting = new AtomicBoolean();
    private final AtomicLong collected = new AtomicLong();

    JvmHeap() {
        // Those of ZGC that count its pauses know nothing of memory.
        collectors = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .filter(collector -> !collector.getName().endsWith("Pauses"))
                .toList();
        pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toUnmodifiableSet());
        restock();
    }

    @Override
    public long max() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Counted, for the times that collectors give are tens of ms behind the uptime that the JVM gives. */
    @Override
    public long collections() {
        long ended = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            ended += collector.getCollectionCount();
        }
        return ended;
    }

    @Override
    public boolean isExhausted() {
        return reserve.get() == null;
    }

    @Override
    public void restock() {
        if (isExhausted()) {
            reserve = new SoftReference<>(new byte[(int) Math.min(max() / RESERVED_PART, MOST_RESERVE)]);
        }
    }

    @Override
    public Collection lastCollection() {
        Collection last = new Collection(0, 0);
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && info.getEndTime() >= last.ended()) {
                last = new Collection(info.getEndTime(), left(info));
            }
        }
        return last;
    }

    private long left(GcInfo info) {
        long bytes = 0;
        for (var pool : info.getMemoryUsageAfterGc().entrySet()) {
            if (pools.contains(pool.getKey())) {
                bytes += pool.getValue().getUsed();
            }
        }
        return bytes;
    }

    @Override
    public long allocatedBy(Thread thread) {
        return Math.max(0, threads.getThreadAllocatedBytes(thread.getId()));
    }

    /** On a thread of its own, for some collectors let it wait for seconds. */
    @Override
    public void collect() {
        if (collecting.compareAndSet(false, true)) {
            boolean started = false;
            try {
                CoreThreads.named("holdfast-collection")
                        .newThread(this::collectAll)
                        .start();
                started = true;
            } finally {
                if (!started) {
                    collecting.set(false); // there was no memory for a thread
                }
            }
        }
    }

    private void collectAll() {
        System.gc();
        collected.incrementAndGet();
        collecting.set(false);
    }

    @Override
    public long collected() {
        return collected.get();
    }
}
